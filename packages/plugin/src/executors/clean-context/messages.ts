import { formatBytes, formatCount, formatDuration } from '../../base/quantities';
import { formatProblem } from '../../base/user-error';
import type {
  Amount,
  Cleaning,
  CleanContextRecord,
  ContextCheck,
  FailedCleaning,
} from '../../pollution/clean-context-record';

/** How many places, failures or paths are printed; the record has them all. */
const SHOWN = 20;

/** What a record says, for people, with one plain closing line. */
export function describeRecord(record: CleanContextRecord, recordPath: string): string {
  if ('problems' in record) return describeFailed(record);
  return 'before' in record ? describeCleaning(record, recordPath) : describeCheck(record, recordPath);
}

function describeCleaning(record: Cleaning, recordPath: string): string {
  const { places, kept, failures, protectedByGit, outcome } = record;
  return [
    ...shorten(places, ({ path, kind, ...amount }) => `  ${path}  ${formatAmount(amount)} (${kind})`),
    ...titled(
      'kept:',
      shorten(kept, ({ path, reason }) => `  ${path}: ${reason}`),
    ),
    ...titled(
      'failed:',
      shorten(failures, ({ path, reason }) => `  ${path}: ${reason}`),
    ),
    ...(protectedByGit
      ? []
      : ['', 'There is no git here that says what is tracked, so only what is certainly pollution counts.']),
    ...(outcome === 'nothing-found' ? [] : ['', `  record    ${recordPath}`]),
    '',
    closingLine(record),
  ].join('\n');
}

function closingLine({
  outcome,
  before,
  removed,
  remaining,
  failed,
  project,
  folders,
  durationMs,
}: Cleaning): string {
  const time = formatDuration(durationMs);
  const where = folders.join(', ');
  switch (outcome) {
    case 'nothing-found':
      return `clean: no pollution in ${where}, after ${time}`;
    case 'cleaned':
      return `cleaned: ${formatAmount(removed)} removed from ${where}, in ${time}`;
    case 'would-clean':
      return `would remove: ${formatAmount(before)} from ${where}; nothing was removed, in ${time}`;
    case 'remaining':
      return `remaining: ${formatAmount(remaining)} of ${formatAmount(before)} in ${where}; ${formatCount(failed, 'failure')}, after ${time}`;
    case 'interrupted':
      return `interrupted: ${formatAmount(removed)} of ${project} had been removed by then, after ${time}`;
  }
}

function describeCheck(record: ContextCheck, recordPath: string): string {
  const {
    outcome,
    sentPaths,
    linesToAdd,
    ignoreFile,
    dockerfile,
    pollution,
    sentFiles,
    failures,
    durationMs,
  } = record;
  const time = formatDuration(durationMs);
  if (outcome === 'interrupted') return `interrupted: it is not known what would be sent, after ${time}`;
  if (outcome === 'kept-out') {
    return `kept out: of ${formatAmount(pollution)} of pollution nothing would be sent for ${dockerfile}, after ${time}`;
  }
  const missed = titled(
    'failed:',
    shorten(failures, ({ path, reason }) => `  ${path}: ${reason}`),
  );
  if (outcome === 'unknown') {
    return [...missed, '', `unknown: not everything could be searched for ${dockerfile}, after ${time}`].join(
      '\n',
    );
  }
  const place = ignoreFile ?? `${dockerfile}.dockerignore`;
  return [
    ...shorten(sentPaths, (path) => `  ${path}`),
    ...missed,
    '',
    ...(linesToAdd.length === 0
      ? []
      : [`  → add to the end of ${place}:`, ...linesToAdd.map((line) => `      ${line}`)]),
    `  record    ${recordPath}`,
    '',
    `sent: ${formatCount(sentFiles, 'file')} of pollution would reach the engine with ${dockerfile}, after ${time}`,
  ].join('\n');
}

function describeFailed({ problems, project, durationMs }: FailedCleaning): string {
  return [
    '',
    ...problems.map(formatProblem),
    '',
    `wrong options: nothing of ${project} was touched, after ${formatDuration(durationMs)}`,
  ].join('\n');
}

function formatAmount({ files, folders, bytes }: Amount): string {
  const places = folders === 0 ? '' : ` and ${formatCount(folders, 'folder')}`;
  return `${formatCount(files, 'file')}${places}, ${formatBytes(bytes)}`;
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function shorten<T>(values: readonly T[], show: (value: T) => string): string[] {
  const rest = values.length - SHOWN;
  return [
    ...values.slice(0, SHOWN).map(show),
    ...(rest > 0 ? [`  ... and ${String(rest)} more, in the record`] : []),
  ];
}
