import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compete, type Standing } from '../measuring/compete';
import { markdown, threeDigits, peakMiB, range } from '../measuring/table';
import { median, medianRatio } from '../measuring/statistics';
import { ours, peer } from '../scripts';
import { listTree } from '../trees/list-tree';
import { inWords, roundsFor, type Bench } from './bench';
import { ignoreFile, type IgnoreFile } from './ignore-files';

/** Compares matchers alone: every path of a polluted tree, in memory. */
export async function matcher(bench: Bench): Promise<void> {
  const tree = await bench.trees.monorepo(bench.request.files);
  await tree.pollute(bench.meter.signal);
  const paths = listTree(tree.root);
  const file = join(bench.scratch, 'paths');
  writeFileSync(file, paths.map((path) => `${path}\n`).join(''));
  const rounds = roundsFor(bench, 'large');
  const rows: string[][] = [];
  for (const name of ['product', 'litter', 'allow-pattern'] as const)
    rows.push(...matcherRows(name, await compareMatchers(bench, file, name, rounds)));
  const what = `${paths.length.toLocaleString('en-US')} files and folders in memory; ${inWords(rounds)}`;
  const headings = ['ignore file', 'matcher', 'ns a path', 'min–max', 'peak MiB', 'ratio'];
  bench.print(`### Match paths\n\n${what}.\n\n${markdown(headings, rows)}`);
}

function compareMatchers(bench: Bench, paths: string, name: IgnoreFile, rounds: number): Promise<Standing[]> {
  const commands = [
    { name: '`@balena/dockerignore`', argv: peer('balena-matcher', paths, ignoreFile(name)) },
    { name: '**ours**', argv: ours('matcher', paths, ignoreFile(name)) },
  ];
  return compete({ title: `matcher with ${name}`, commands, rounds }, bench.meter, bench.random);
}

/** A matcher measures itself, so that Node's start and reading the paths stay outside. */
function matcherRows(name: IgnoreFile, standings: readonly Standing[]): string[][] {
  const numbers = standings.map(({ runs }) => runs.map(({ stdout }) => Number(stdout)));
  return standings.map(({ command, runs }, index) => {
    const own = numbers[index] ?? [];
    return [
      `\`${name}\``,
      command.name,
      threeDigits(median(own)),
      range(own, threeDigits),
      range(runs.map(peakMiB), (one) => one.toFixed(0)),
      medianRatio(own, numbers[0] ?? []).toFixed(3),
    ];
  });
}
