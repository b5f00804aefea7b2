import { join } from 'node:path';
import { BenchmarkError } from '../benchmark-error';
import { compete } from '../measuring/compete';
import type { Run } from '../measuring/measure';
import { median } from '../measuring/statistics';
import { standingsTable, threeDigits } from '../measuring/table';
import { ours } from '../scripts';
import { writeCheckedWorkspace } from '../validate/checked-workspace';
import type { ValidateAnswer } from '../validate/validate-answer';
import { inWords, roundsFor, type Bench } from './bench';

const FIND = 'find';

/** Measures `validate` on workspaces of several sizes, for one project and for all, beside the mere list of all files. */
export async function validate(bench: Bench): Promise<void> {
  const { files } = bench.request;
  for (const size of [files / 10, files, files * 4].map(Math.round)) await measureSize(bench, size);
}

async function measureSize(bench: Bench, size: number): Promise<void> {
  const { root, files, projects } = writeCheckedWorkspace(join(bench.scratch, `validate-${size}`), size);
  const job = (options: object): string[] =>
    ours('validate', root, projects.join(','), JSON.stringify(options));
  const title = `validate of ${files.toLocaleString('en-US')} files`;
  const standings = await compete(
    {
      title,
      commands: [
        { name: '`find -type f`', argv: [FIND, root, '-type', 'f'] },
        { name: '**ours**, one project', argv: job({}) },
        { name: '**ours**, the workspace', argv: job({ scope: 'workspace' }) },
      ],
      rounds: roundsFor(bench, 'usual'),
      check: ({ argv }, run) => {
        if (argv[0] !== FIND) expectClean(readAnswer(run));
      },
    },
    bench.meter,
    bench.random,
  );
  const own = {
    heading: 'executor ms',
    cell: ({ command, runs }: (typeof standings)[number]) =>
      command.argv[0] === FIND ? '' : threeDigits(median(runs.map((run) => readAnswer(run).validateMs))),
  };
  const what = `${files.toLocaleString('en-US')} files, ${projects.length} Dockerfiles, 10 compose files; ${inWords(roundsFor(bench, 'usual'))}.`;
  bench.print(`### Validate\n\n${what}\n\n${standingsTable(standings, [own])}`);
}

const readAnswer = ({ stdout }: Run): ValidateAnswer => JSON.parse(stdout) as ValidateAnswer;

/** The workspace is as it should be. */
function expectClean({ success, told }: ValidateAnswer): void {
  if (success && told.includes('valid: no findings in')) return;
  throw new BenchmarkError(`validate found what is not there:\n${told}`);
}
