import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { compete } from '../measuring/compete';
import { standingsTable } from '../measuring/table';
import { planDependencies } from '../trees/dependencies-plan';
import type { Tree } from '../trees/tree';
import { writeFiles } from '../trees/write-files';
import { largestTree, inWords, roundsFor, type Bench } from './bench';
import { cleanCommands, findDelete, ourClean } from './clean-commands';

/** Compares ways to clean a tree: something to delete, nothing to delete, installed packages beside it, a large tree. */
export async function clean(bench: Bench): Promise<void> {
  const tree = await bench.trees.monorepo(bench.request.files);
  await cleanPolluted(bench, tree, roundsFor(bench, 'usual'));
  await cleanNothing(bench, tree);
  await cleanBesideDependencies(bench, tree);
  const large = await bench.trees.uniform(largestTree(bench));
  await cleanPolluted(bench, large, roundsFor(bench, 'large'));
}

async function cleanPolluted(bench: Bench, tree: Tree, rounds: number): Promise<void> {
  const standings = await compete(
    {
      title: 'clean',
      commands: cleanCommands(tree.root),
      rounds,
      prepare: () => tree.pollute(bench.meter.signal),
      check: ({ name }) => tree.expectClean(name),
    },
    bench.meter,
    bench.random,
  );
  bench.print(`### Clean\n\n${tree.description}; ${inWords(rounds)}.\n\n${standingsTable(standings)}`);
}

async function cleanNothing(bench: Bench, tree: Tree): Promise<void> {
  const rounds = roundsFor(bench, 'usual');
  const standings = await compete(
    {
      title: 'nothing to clean',
      commands: cleanCommands(tree.root),
      rounds,
      check: ({ name }) => tree.expectClean(name),
    },
    bench.meter,
    bench.random,
  );
  bench.print(`### Nothing to clean\n\nThe same tree; ${inWords(rounds)}.\n\n${standingsTable(standings)}`);
}

/** Without `git clean`, which would delete the packages, and without the others, which walk through them as `find` does. */
async function cleanBesideDependencies(bench: Bench, tree: Tree): Promise<void> {
  const rounds = roundsFor(bench, 'usual');
  const { folders, count } = planDependencies(bench.request.files);
  try {
    await writeFiles(tree.root, folders, bench.meter.signal);
    const commands = [findDelete(tree.root), ourClean(tree.root)];
    const check = ({ name }: { name: string }): void => tree.expectClean(name);
    const title = 'nothing to clean beside installed packages';
    const standings = await compete({ title, commands, rounds, check }, bench.meter, bench.random);
    const what = `The same tree with ${count.toLocaleString('en-US')} files in \`node_modules\``;
    bench.print(
      `### Nothing to clean, packages installed\n\n${what}; ${inWords(rounds)}.\n\n${standingsTable(standings)}`,
    );
  } finally {
    rmSync(join(tree.root, 'node_modules'), { recursive: true, force: true });
  }
}
