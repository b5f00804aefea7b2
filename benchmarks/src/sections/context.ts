import { compete, type Standing } from '../measuring/compete';
import type { Command } from '../measuring/measure';
import { standingsTable, type ExtraColumn } from '../measuring/table';
import { peer } from '../scripts';
import type { Tree } from '../trees/tree';
import { Agreement } from './agreement';
import { largestTree, inWords, roundsFor, type Bench } from './bench';
import { engineWalk, ourContext } from './context-commands';
import { IGNORE_FILES, ignoreFile, type IgnoreFile } from './ignore-files';

/** Compares ways to read a polluted context: with each ignore file, and a large tree with one of them. */
export async function context(bench: Bench): Promise<void> {
  const tree = await bench.trees.monorepo(bench.request.files);
  await tree.pollute(bench.meter.signal);
  bench.print(`### Read a build context\n\n${tree.description}; ${inWords(roundsFor(bench, 'usual'))}.`);
  for (const name of Object.keys(IGNORE_FILES) as IgnoreFile[]) {
    const standings = await readContext(bench, tree, name, 'usual');
    bench.print(`Ignore file \`${name}\`: ${IGNORE_FILES[name]}.\n\n${standingsTable(standings, answers)}`);
  }
  const large = await bench.trees.uniform(largestTree(bench));
  await large.pollute(bench.meter.signal);
  const standings = await readContext(bench, large, 'litter', 'large');
  const what = `${large.description}; ignore file \`litter\`; ${inWords(roundsFor(bench, 'large'))}`;
  bench.print(`### Read a large build context\n\n${what}.\n\n${standingsTable(standings, answers)}`);
}

function readContext(
  bench: Bench,
  { root }: Tree,
  name: IgnoreFile,
  size: 'usual' | 'large',
): Promise<Standing[]> {
  const file = ignoreFile(name);
  const title = `context with ${name}`;
  const exact = [engineWalk(bench.programs, root, file), ourContext(root, file)];
  const loose = [...(size === 'usual' ? [balena(root, file)] : []), findSizes(root)];
  const agreement = new Agreement(title);
  return compete(
    {
      title,
      commands: [...exact, ...loose],
      rounds: roundsFor(bench, size),
      check: (command, run) => {
        if (exact.includes(command)) agreement.expect(command, run);
      },
    },
    bench.meter,
    bench.random,
  );
}

/** Its answers are its own: it matches otherwise than the engine. */
function balena(root: string, file: string): Command {
  return { name: '`@balena/dockerignore` + `fast-glob`', argv: peer('balena-context', root, file) };
}

/** How long it takes to ask for the size of everything, in C. */
function findSizes(root: string): Command {
  return {
    name: '`find -type f -printf %s`, no ignore file',
    argv: ['find', root, '-type', 'f', '-printf', '%s\\n'],
    silent: true,
  };
}

const answers: readonly ExtraColumn[] = [
  { heading: 'files', cell: ({ runs }) => answer(runs[0]?.stdout, 0) },
  { heading: 'bytes', cell: ({ runs }) => answer(runs[0]?.stdout, 1) },
];

function answer(stdout = '', place: number): string {
  const number = stdout.trim().split(' ')[place];
  return number ? Number(number).toLocaleString('en-US') : '';
}
