import { isAbsolute, relative, sep } from 'node:path';
import { toContextPath } from '../../base/context-path';
import { OptionsError } from '../../base/user-error';
import { cleanPath } from '../../dockerignore/clean-path';
import { explainPath, type Explanation, type MatchingLine } from '../../dockerignore/explain';
import { exists, mayBeRegularFile } from '../../host/file-system';
import type { CleanJob } from './clean-job';
import { readContextRules } from './context-of';

/** Why a path is sent or is not, with the lines that won and lost. */
export function describePath(job: CleanJob, dockerfile: string, given: string): string {
  const path = fromRoot(job, given);
  const { rules, ignoreFile } = readContextRules(job, dockerfile);
  const place = `${job.root}/${path}`;
  const explained = explainPath(rules, path);
  // A link or a folder has no content that the client would have to open.
  const explanation = mayBeRegularFile(place) ? explained : { ...explained, emptiedBy: undefined };
  return [
    `${path} ${verdict(explanation, exists(place))}`,
    ...reasons(explanation, ignoreFile ?? 'the ignore file').map((reason) => `  ${reason}`),
  ].join('\n');
}

function fromRoot({ root, task }: CleanJob, given: string): string {
  const bases = [root, task.workspaceRoot];
  const inside = bases.map((base) => relative(base, given)).find((path) => !path.startsWith('..'));
  const path = cleanPath(toContextPath(isAbsolute(given) ? (inside ?? '..') : given, sep));
  if (path !== '..' && !path.startsWith('../') && path !== '.') return path;
  throw new OptionsError([
    { what: `explain: ${given} is not inside the workspace`, why: 'the context is the workspace root' },
  ]);
}

function verdict({ excluded, emptiedBy }: Explanation, isThere: boolean): string {
  const sent = emptiedBy === undefined ? 'sent' : 'sent with nothing in it';
  if (isThere) return excluded ? 'is not sent' : `is ${sent}`;
  return excluded ? 'does not exist now, and would not be sent' : `does not exist now, and would be ${sent}`;
}

function reasons(explanation: Explanation, ignoreFile: string): string[] {
  const { path, decidedBy, overruled, unheard, agreeing, emptiedBy, skippedAt } = explanation;
  const show = ({ line, at }: MatchingLine): string =>
    `${ignoreFile}:${String(line.line)} "${line.text}"${at === path ? '' : `, by the folder ${at}`}`;
  return [
    decidedBy === undefined ? `no line of ${ignoreFile} matches it` : `decided by  ${show(decidedBy)}`,
    ...(skippedAt === undefined
      ? []
      : [
          `skipped     the client does not look into ${skippedAt}, since no line with "!" leads there by its letters`,
        ]),
    ...(emptiedBy === undefined
      ? []
      : [`emptied by  ${show(emptiedBy)}: the client asks all lines once more when it opens the file`]),
    ...overruled.map((line) => `overruled   ${show(line)}`),
    ...unheard.map(
      (line) => `not heard   ${show(line)}: it would have changed nothing there, and is not remembered below`,
    ),
    ...agreeing.map((line) => `agrees      ${show(line)}`),
  ];
}
