import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bareBuild, ourBuild, type LargeBuild } from '../images/image-commands';
import { runFirst, withEngine } from '../images/with-engine';
import { compete } from '../measuring/compete';
import { standingsTable } from '../measuring/table';
import { inWords, roundsFor, type Bench } from './bench';
import { ignoreFile, IGNORE_FILES, type IgnoreFile } from './ignore-files';

/** Compares our builds with the engine's client alone: nothing changed, and everything anew. */
export function images(bench: Bench): Promise<void> {
  return withEngine(bench, async () => {
    await buildLarge(bench, 'product');
    await buildLarge(bench, 'litter');
  });
}

async function buildLarge(bench: Bench, name: IgnoreFile): Promise<void> {
  const tree = await bench.trees.monorepo(bench.request.files);
  const build = layDockerfile(bench, tree.root, name);
  const { signal } = bench.meter;
  const rounds = roundsFor(bench, 'usual');
  for (const command of [bareBuild(build), ourBuild(build)]) await runFirst(command, signal);
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
