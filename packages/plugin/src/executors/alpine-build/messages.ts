import { formatBytes, formatCount, formatDuration } from '../../base/quantities';
import { formatProblem, type Problem } from '../../base/user-error';
import type { Engine } from '../../engines/engine';
import type { BuiltImage, ContextSize, FailedBuild } from '../../image/image-record';
import type { BuildInputs } from './build-image';
import type { BuildJob } from './build-job';

/** The first lines of a build: what will be built, from what, by whom. */
export function describeStart(job: BuildJob, { context, ignoreFile }: BuildInputs, engine: Engine): string {
  return [
    `Building ${job.dockerfile}${job.target === undefined ? '' : `, stage ${job.target}`} with ${engine.name} ${engine.version}`,
    `Context: ${formatContext(context)} of the workspace${ignoreFile === undefined ? ', without an ignore file' : ''}`,
    ...warnOfEmptied(context.emptied, job.dockerfile),
    '',
  ].join('\n');
}

/** How many files a warning names. */
const NAMED = 5;

function warnOfEmptied(emptied: readonly string[], dockerfile: string): string[] {
  const [first] = emptied;
  if (first === undefined) return [];
  const more = emptied.length > NAMED ? ` and ${String(emptied.length - NAMED)} more` : '';
  return [
    `Warning: the engine gets ${formatCount(emptied.length, 'file')} without content: ${emptied.slice(0, NAMED).join(', ')}${more}`,
    `         why: run clean-context with --file=${quoteIfOdd(dockerfile)} --explain=${quoteIfOdd(first)}`,
  ];
}

/** A word for the command line. */
function quoteIfOdd(word: string): string {
  return /^[\w./@:+-]+$/.test(word) ? word : JSON.stringify(word);
}

/** A failure that may pass, and when the build is tried again. */
export function describeRetry(
  problems: readonly Problem[],
  attempt: number,
  retries: number,
  delay: number,
): string {
  const next = `That may pass: building again in ${formatDuration(delay)} (${String(attempt)} of ${String(retries)} more tries).`;
  return ['', ...problems.map(formatProblem), next, '', ''].join('\n');
}

/** The closing summary of a built image. */
export function describeImage(record: BuiltImage, recordPath: string): string {
  const rows = [
    ['image', record.id],
    ['tags', record.tags.join(', ')],
    ['size', formatBytes(record.sizeBytes)],
    ['Alpine', `${record.alpineVersion} (${record.distribution})`],
    ['platform', record.platform],
    ['context', formatContext(record.context)],
    ['record', recordPath],
  ] as const;
  return [
    '',
    ...rows.map(([name, value]) => `  ${name.padEnd(9)} ${value}`),
    '',
    `built: ${record.tags.join(', ')}, ${record.distribution}, in ${formatDuration(record.durationMs)}`,
  ].join('\n');
}

/** The problems of a failed build, and one closing line with its class. */
export function describeFailure({ problems, failure, project, durationMs }: FailedBuild): string {
  const reasons: Record<FailedBuild['failure'], string> = {
    options: 'wrong options',
    'not-alpine': 'not Alpine',
    'no-engine': 'no engine',
    engine: 'the engine failed',
    build: 'build failed',
  };
  return [
    '',
    ...problems.map(formatProblem),
    '',
    `${reasons[failure]}: ${project} has no new image, after ${formatDuration(durationMs)}`,
  ].join('\n');
}

function formatContext({ files, bytes }: ContextSize): string {
  return `${formatCount(files, 'file')}, ${formatBytes(bytes)}`;
}
