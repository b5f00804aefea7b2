import { BenchmarkError } from '../benchmark-error';
import { compete } from '../measuring/compete';
import type { Command } from '../measuring/measure';
import { standingsTable } from '../measuring/table';
import { ours } from '../scripts';
import { Agreement } from './agreement';
import { inWords, roundsFor, type Bench } from './bench';
import { digestAgain } from './digest-again';
import { ignoreFile } from './ignore-files';

/** Compares ways to hash the content of every source, and what it takes where nothing changed. */
export async function digest(bench: Bench): Promise<void> {
  const tree = await bench.trees.monorepo(bench.request.files);
  await tree.pollute(bench.meter.signal);
  const rounds = roundsFor(bench, 'usual');
  const our: Command = { name: '**ours**', argv: ours('digest', tree.root, ignoreFile('litter')) };
  const agreement = new Agreement('digest');
  const standings = await compete(
    {
      title: 'digest',
      commands: [sha256sum(tree.root), our],
      rounds,
      check: (command, run) => {
        const [answer = ''] = run.stdout.trim().split(' ');
        if (Number(answer) !== tree.sources)
          throw new BenchmarkError(`${command.name} hashed ${answer} of ${tree.sources} files`);
        if (command === our) agreement.expect(command, run);
      },
    },
    bench.meter,
    bench.random,
  );
  const what = `Ignore file \`litter\`; ${tree.description}; ${inWords(rounds)}.`;
  bench.print(`### Hash the content of a build context\n\n${what}\n\n${standingsTable(standings)}`);
  await digestAgain(bench);
}

/** With two processes, as there are threads in ours on two cores; it prints the number of files that it hashed. */
function sha256sum(root: string): Command {
  const unwanted = '\\( -name .git -o -name __pycache__ -o -name node_modules \\) -prune';
  const wanted = "-type f ! -name '*.pyc' -print0";
  const script = `find "$1" ${unwanted} -o ${wanted} | xargs -0 -P2 -n 256 sha256sum | wc -l`;
  return { name: '`find … -print0`, `xargs -P2 sha256sum`', argv: ['sh', '-c', script, 'sh', root] };
}
