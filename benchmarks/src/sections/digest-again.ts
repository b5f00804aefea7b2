import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { compete } from '../measuring/compete';
import { measure, type Command } from '../measuring/measure';
import { standingsTable } from '../measuring/table';
import { ours } from '../scripts';
import type { Tree } from '../trees/tree';
import { Agreement } from './agreement';
import { inWords, largestTree, roundsFor, type Bench } from './bench';
import { ourContext } from './context-commands';
import { ignoreFile } from './ignore-files';

/** Compares the digest of a tree in which nothing changed with asking for the sizes alone. */
export async function digestAgain(bench: Bench): Promise<void> {
  const usual = await bench.trees.monorepo(bench.request.files);
  bench.print(`### Digest a build context again\n\n${await compare(bench, usual, 'usual')}`);
  const large = await bench.trees.uniform(largestTree(bench));
  await large.pollute(bench.meter.signal);
  bench.print(`### Digest a large build context again\n\n${await compare(bench, large, 'large')}`);
}

async function compare(bench: Bench, { root, description }: Tree, size: 'usual' | 'large'): Promise<string> {
  const file = ignoreFile('litter');
  const memory = join(bench.scratch, `hashes-${size}`);
  const sizes: Command = { name: 'sizes alone', argv: ourContext(root, file).argv };
  const digest: Command = { name: '**digest, with a memory**', argv: ours('unchanged', root, file, memory) };
  const list: Command = { name: '… and a list of all hashes', argv: ours('digest', root, file, memory) };
  const without: Command = { name: 'digest, without a memory', argv: ours('digest', root, file) };
  const rounds = roundsFor(bench, size);
  await warm(bench, digest);
  const agreement = new Agreement('digest again');
  const standings = await compete(
    {
      title: `digest again ${description}`,
      commands: [sizes, digest, list, without],
      rounds,
      check: (command, run) => {
        if (command !== sizes) agreement.expect(command, run);
      },
    },
    bench.meter,
    bench.random,
  );
  return `Ignore file \`litter\`; ${description}; ${inWords(rounds)}.\n\n${standingsTable(standings)}`;
}

// Files that changed just before they are read are not remembered.
const SETTLING = 5000;

async function warm({ meter }: Bench, command: Command): Promise<void> {
  await setTimeout(SETTLING, undefined, { signal: meter.signal });
  await measure(command, meter);
}
