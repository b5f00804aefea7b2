import { compete, type Standing } from '../measuring/compete';
import { markdown, peakMiB, range, threeDigits } from '../measuring/table';
import { median, medianRatio } from '../measuring/statistics';
import { Agreement } from './agreement';
import { largestTree, roundsFor, type Bench } from './bench';
import { findDelete, ourClean } from './clean-commands';
import { engineWalk, ourContext } from './context-commands';
import { ignoreFile } from './ignore-files';
import type { Tree } from '../trees/tree';

/** Shows how time and memory grow with the number of files, ours beside each base. */
export async function growth(bench: Bench): Promise<void> {
  const rows: string[][] = [];
  for (const files of [largestTree(bench) / 100, largestTree(bench) / 10, largestTree(bench)]) {
    const tree = await bench.trees.uniform(files);
    const rounds = roundsFor(bench, files === largestTree(bench) ? 'large' : 'usual');
    rows.push(...growthRows(files, 'clean', await cleanIt(bench, tree, rounds)));
    await tree.pollute(bench.meter.signal);
    rows.push(...growthRows(files, 'read the context', await readIt(bench, tree, rounds)));
  }
  const headings = ['files', 'job', 'command', 'wall ms', 'µs a file', 'peak MiB', 'ratio'];
  bench.print(`### Growth\n\nOf each tree 30 % are \`.pyc\`.\n\n${markdown(headings, rows)}`);
}

function cleanIt(bench: Bench, tree: Tree, rounds: number): Promise<Standing[]> {
  return compete(
    {
      title: `clean ${tree.description}`,
      commands: [findDelete(tree.root), ourClean(tree.root)],
      rounds,
      prepare: () => tree.pollute(bench.meter.signal),
      check: ({ name }) => tree.expectClean(name),
    },
    bench.meter,
    bench.random,
  );
}

function readIt(bench: Bench, { root, description }: Tree, rounds: number): Promise<Standing[]> {
  const file = ignoreFile('litter');
  const agreement = new Agreement('growth of the context');
  return compete(
    {
      title: `read ${description}`,
      commands: [engineWalk(bench.programs, root, file), ourContext(root, file)],
      rounds,
      check: (command, run) => agreement.expect(command, run),
    },
    bench.meter,
    bench.random,
  );
}

function growthRows(files: number, job: string, standings: readonly Standing[]): string[][] {
  const walls = standings.map(({ runs }) => runs.map(({ wallMs }) => wallMs));
  return standings.map(({ command, runs }, index) => {
    const own = walls[index] ?? [];
    return [
      files.toLocaleString('en-US'),
      job,
      command.name,
      threeDigits(median(own)),
      threeDigits((median(own) * 1000) / files),
      range(runs.map(peakMiB), (one) => one.toFixed(0)),
      medianRatio(own, walls[0] ?? []).toFixed(2),
    ];
  });
}
