import { formatBytes, formatCount, formatDuration } from '../../base/quantities';
import { formatProblem, type Problem } from '../../base/user-error';
import { describeEngine, type EngineFacts } from '../../engines/engine-facts';
import type { FailedBuild, ReadyImage } from '../../image/image-record';
import type { BuildJob } from './build-job';
import type { ContextToBuild } from './inputs/files-to-build';

/** The first lines of a run: what is wanted, from what, by whom. */
export function describeStart(
  { dockerfile, context: root, request }: BuildJob,
  { files, bytes, emptied, restless, ignoreFilePath }: ContextToBuild,
  facts: EngineFacts,
): string {
  const stage = request.target === undefined ? '' : `, stage ${request.target}`;
  const size = formatContext({ files, bytes });
  const whole = ignoreFilePath === undefined ? ', without an ignore file' : '';
  return [
    ...facts.passedOver.map(({ tried, reason }) => `Passed over ${tried}: ${reason}`),
    `${dockerfile}${stage}, with ${describeEngine(facts)}`,
    `Context: ${size} of ${root === '.' ? 'the workspace' : root}${whole}`,
    ...warnOfEmptied(emptied, dockerfile),
    ...restless.map(warnOfRestless),
    '',
  ].join('\n');
}

function warnOfRestless(folder: string): string {
  return `Warning: the engine gets ${folder}, which changes with every run, so that this image is built each time: exclude it`;
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
  const next = `That may pass: trying again in ${formatDuration(delay)} (${String(attempt)} of ${String(retries)} more tries).`;
  return ['', ...problems.map(formatProblem), next, '', ''].join('\n');
}

/** The closing summary of an image that is ready. */
export function describeImage(record: ReadyImage, recordPath: string): string {
  const rows = [
    ...record.images.flatMap(({ id, sizeBytes, alpineVersion, distribution, platform }) => [
      ['image', id],
      ['size', formatBytes(sizeBytes)],
      ['Alpine', `${alpineVersion} (${distribution})`],
      ['platform', platform],
    ]),
    ...(record.tags.length > 0 ? [['tags', record.tags.join(', ')]] : []),
    ...record.pushed.map(({ reference, digest }) => [
      'pushed',
      `${reference}${digest === null ? '' : ` as ${digest}`}`,
    ]),
    ...record.outputs.map(({ type, path }) => ['output', `${path} (${type})`]),
    ...(record.smokeTest === null ? [] : [['works', describeSmokeTest(record.smokeTest)]]),
    ['context', formatContext(record.context)],
    ['record', recordPath],
  ];
  const [first] = record.images;
  const name =
    record.tags.join(', ') || record.pushed.map(({ reference }) => reference).join(', ') || first?.id;
  return [
    '',
    ...rows.map(([key = '', value = '']) => `  ${key.padEnd(9)} ${value}`),
    '',
    `${OUTCOMES[record.outcome]}: ${name ?? ''}, ${first?.distribution ?? ''}, in ${formatDuration(record.durationMs)}`,
  ].join('\n');
}

const OUTCOMES: Readonly<Record<ReadyImage['outcome'], string>> = {
  'already-there': 'already there',
  retagged: 'retagged',
  loaded: 'loaded',
  pulled: 'pulled',
  built: 'built',
};

function describeSmokeTest({ by, durationMs }: NonNullable<ReadyImage['smokeTest']>): string {
  return `${by === 'url' ? 'it answered' : 'its HEALTHCHECK said healthy'} after ${formatDuration(durationMs)}`;
}

/** What is there after an interruption. */
export function describeInterruption(tags: readonly string[]): string {
  const what =
    tags.length === 0
      ? 'no image was tagged'
      : `the image is tagged ${tags.join(', ')}, nothing more was done with it`;
  return `Interrupted: ${what}, and no record was written.`;
}

/** The problems of a failed build, and one closing line with its class. */
export function describeFailure({ problems, failure, project, durationMs }: FailedBuild): string {
  const reasons: Record<FailedBuild['failure'], string> = {
    options: 'wrong options',
    'not-alpine': 'not Alpine',
    checks: 'not as it ought to be',
    'no-engine': 'no engine',
    engine: 'the engine failed',
    build: 'build failed',
    outputs: 'outputs failed',
    push: 'not pushed',
  };
  const what = WHAT_THERE_IS[failure] ?? 'has no new image';
  return [
    '',
    ...problems.map(formatProblem),
    '',
    `${reasons[failure]}: ${project} ${what}, after ${formatDuration(durationMs)}`,
  ].join('\n');
}

const WHAT_THERE_IS: Readonly<Partial<Record<FailedBuild['failure'], string>>> = {
  push: 'has an image that did not reach its registry',
  outputs: 'has an image, but not all that was to be made of it',
};

function formatContext({ files, bytes }: { readonly files: number; readonly bytes: number }): string {
  return `${formatCount(files, 'file')}, ${formatBytes(bytes)}`;
}
