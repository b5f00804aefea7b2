import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findEngine } from '../../../tools/dist/engine/find-engine';
import { must } from '../../../tools/dist/engine/run';
import { UndoList } from '../../../tools/dist/engine/undo-list';
import { bareBuild, bareBuilds, ourBuild, ourBuilds, type LargeBuild } from '../images/image-commands';
import { Services } from '../images/services';
import { compete } from '../measuring/compete';
import { standingsTable } from '../measuring/table';
import { inWords, roundsFor, type Bench } from './bench';
import { ignoreFile, IGNORE_FILES, type IgnoreFile } from './ignore-files';

/** Compares our builds with the engine's client alone: nothing changed, everything anew, and few of many services changed. */
export async function images(bench: Bench): Promise<void> {
  const undo = new UndoList();
  try {
    const environment = await findEngine(
      { command: ['none'], alwaysPrivate: false },
      undo,
      bench.meter.signal,
    );
    Object.assign(process.env, environment);
    await buildLarge(bench, 'product');
    await buildLarge(bench, 'litter');
    for (const count of [50, 200]) await buildServices(bench, count);
  } finally {
    await undo.run();
  }
}

async function buildLarge(bench: Bench, name: IgnoreFile): Promise<void> {
  const tree = await bench.trees.monorepo(bench.request.files);
  const build = layDockerfile(bench, tree.root, name);
  const { signal } = bench.meter;
  const rounds = roundsFor(bench, 'usual');
  for (const command of [bareBuild(build), ourBuild(build)])
    await must('cannot build', command.argv[0] ?? '', command.argv.slice(1), { signal });
  const unchanged = await compete(
    { title: `unchanged with ${name}`, commands: [bareBuild(build), ourBuild(build)], rounds },
    bench.meter,
    bench.random,
  );
  const what = `${tree.description}; ignore file \`${name}\`: ${IGNORE_FILES[name]}; ${inWords(rounds)}.`;
  bench.print(`### An image of which nothing changed\n\n${what}\n\n${standingsTable(unchanged)}`);
  if (name !== 'product') return;
  const fewRounds = roundsFor(bench, 'large');
  const cold = await compete(
    {
      title: 'cold',
      commands: [bareBuild(build, '--no-cache'), ourBuild(build, { noCache: true })],
      rounds: fewRounds,
    },
    bench.meter,
    bench.random,
  );
  bench.print(
    `### An image that is built anew\n\nThe same; ${inWords(fewRounds)}.\n\n${standingsTable(cold)}`,
  );
}

/** A Dockerfile beside the tree, so that this stays as the other sections know it. */
function layDockerfile({ scratch }: Bench, context: string, name: IgnoreFile): LargeBuild {
  const workspace = join(scratch, `image-${name}`);
  mkdirSync(workspace, { recursive: true });
  const dockerfile = join(workspace, 'alpine.Dockerfile');
  writeFileSync(dockerfile, 'FROM python:3.13-alpine3.24\nCOPY . /app\nRUN python3 -c "pass"\nUSER 10001\n');
  copyFileSync(ignoreFile(name), `${dockerfile}.dockerignore`);
  return { workspace, context, dockerfile };
}

const CHANGED = 3;

async function buildServices(bench: Bench, count: number): Promise<void> {
  const services = new Services(join(bench.scratch, `services-${count}`), count);
  const { root, names } = services;
  const changed = names.slice(0, CHANGED);
  const bare = bareBuilds(root, names);
  const all = ourBuilds('**ours** of all', root, names);
  const affected = ourBuilds(`**ours** of the ${CHANGED} that \`nx affected\` selects`, root, changed);
  const { signal } = bench.meter;
  for (const command of [bare, all])
    await must('cannot build', command.argv[0] ?? '', command.argv.slice(1), { signal, cwd: root });
  const rounds = roundsFor(bench, 'large');
  const standings = await compete(
    {
      title: `${count} services`,
      commands: [bare, all, affected],
      rounds,
      prepare: () => {
        services.edit(changed);
        return Promise.resolve();
      },
    },
    bench.meter,
    bench.random,
  );
  const what = `${count} services, ${CHANGED} of them changed before each run; two processes at a time; ${inWords(rounds)}.`;
  bench.print(`### Few of many images changed\n\n${what}\n\n${standingsTable(standings)}`);
}
