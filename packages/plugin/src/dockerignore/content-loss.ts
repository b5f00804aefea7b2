import { folderOf, joinPath, parentFolders } from '../base/context-path';
import type { IgnoreRule, IgnoreRules } from './ignore-rules';
import type { IgnoreLine } from './parse';

/** A line that makes the engine's client send a file without its content, and the folder above the file that it matches. */
export interface LosingLine {
  readonly line: IgnoreLine;
  readonly at: string;
}

/** Which line makes a file lose its content on the way, of those that the walk keeps; undefined: none. */
export type ContentLoss = (folderPath: string, name: string) => LosingLine | undefined;

/**
 * Imitates how Docker's client opens the files that its walk keeps (fsutil's filter, buildx 0.13): it asks the rules once more,
 * by `MatchesOrParentMatches`, which compares each with the file and all folders above it. A line that the walk did not hear,
 * since the folder was excluded already, then excludes the file; and the engine gets it with nothing in it.
 *
 * That needs an excluding line behind a `!` line, and an excluded folder above the file; undefined where it cannot be.
 */
export function compileContentLoss({ rules, dialect }: IgnoreRules): ContentLoss | undefined {
  const firstReturn = rules.findIndex(({ line }) => line.reincludes);
  const suspects = rules.filter(({ line }, index) => !line.reincludes && index > firstReturn);
  if (dialect !== 'docker' || firstReturn === -1 || suspects.length === 0) return undefined;
  const known = new Map<string, boolean>([['', false]]);
  const isSuspect = (folder: string): boolean => {
    const answer =
      known.get(folder) ?? (isSuspect(folderOf(folder)) || suspects.some((rule) => matches(rule, folder)));
    known.set(folder, answer);
    return answer;
  };
  return (folderPath, name) =>
    isSuspect(folderPath) ? findLoss(rules, joinPath(folderPath, name)) : undefined;
}

/** The last line that matches the file or a folder above it decides. */
function findLoss(rules: readonly IgnoreRule[], path: string): LosingLine | undefined {
  const places = [path, ...parentFolders(path)];
  const last = rules.findLast((rule) => places.some((place) => matches(rule, place)));
  if (last === undefined || last.line.reincludes) return undefined;
  return { line: last.line, at: places.find((place) => matches(last, place)) ?? path };
}

/** A malformed line fails the build when it is compared; that is told elsewhere. */
function matches(rule: IgnoreRule, path: string): boolean {
  return rule.segments !== undefined && rule.matches(path);
}
