import { parentFolders } from '../base/context-path';
import { compileClientSkip } from './client-skip';
import { compileContentLoss } from './content-loss';
import type { IgnoreRule, IgnoreRules } from './ignore-rules';
import { judge, type Judgement } from './judge';
import type { IgnoreLine } from './parse';

/** A line that matches a path, and the place at which it does: the path itself or a folder above it. */
export interface MatchingLine {
  readonly line: IgnoreLine;
  readonly at: string;
}

/** Why a path is sent or is not. */
export interface Explanation {
  readonly path: string;
  readonly excluded: boolean;
  /** The line that decided; undefined where none matches, and so the path is sent. */
  readonly decidedBy: MatchingLine | undefined;
  /** Lines that said the opposite and lost against a later one. */
  readonly overruled: readonly MatchingLine[];
  /**
   * Lines that say the opposite and match, but were not asked: at that moment they would have changed nothing, and today's
   * engines do not remember such a line for what lies below.
   */
  readonly unheard: readonly MatchingLine[];
  /** Lines that say the same as the deciding one. */
  readonly agreeing: readonly MatchingLine[];
  /** The line that makes the engine send a regular file of this path without its content, where one does. */
  readonly emptiedBy: MatchingLine | undefined;
  /** The excluded folder that the engine's client passed by without a look into it, where it did. */
  readonly skippedAt: string | undefined;
}

interface Step {
  readonly path: string;
  readonly judgement: Judgement;
}

/** Names the line that decides over a path and those that lost, judged folder by folder as the engine walks. */
export function explainPath(rules: IgnoreRules, path: string): Explanation {
  const { steps, skippedAt } = walkTo(rules, path);
  const last = steps.at(-1)?.judgement;
  const excluded = last?.excluded ?? false;
  const matching = rules.rules.flatMap((rule, index) => {
    const heardAt = steps.find(({ judgement }) => judgement.matched[index])?.path;
    const at = heardAt ?? steps.find((step) => matchesSafely(rule, step.path))?.path;
    return at === undefined ? [] : [{ line: rule.line, at, isHeard: heardAt !== undefined }];
  });
  const decidedBy = matching.find(({ line }) => line === last?.decidedBy);
  const select = (saysSame: boolean, isHeard?: boolean): MatchingLine[] =>
    matching
      .filter((one) => one !== decidedBy && (one.line.reincludes !== excluded) === saysSame)
      .filter((one) => isHeard === undefined || one.isHeard === isHeard)
      .map(({ line, at }) => ({ line, at }));
  return {
    path,
    excluded,
    decidedBy: decidedBy && { line: decidedBy.line, at: decidedBy.at },
    overruled: select(false, true),
    unheard: select(false, false),
    agreeing: select(true),
    emptiedBy: excluded ? undefined : findEmptying(rules, steps),
    skippedAt,
  };
}

function findEmptying(rules: IgnoreRules, steps: readonly Step[]): MatchingLine | undefined {
  const path = steps.at(-1)?.path ?? '';
  const isInsideExcluded = steps.slice(0, -1).some(({ judgement }) => judgement.excluded);
  const slash = path.lastIndexOf('/');
  return isInsideExcluded
    ? compileContentLoss(rules)?.(path.slice(0, slash), path.slice(slash + 1))
    : undefined;
}

function walkTo(rules: IgnoreRules, path: string): { steps: Step[]; skippedAt: string | undefined } {
  const clientSkips = compileClientSkip(rules);
  const steps: Step[] = [];
  for (const step of [...parentFolders(path), path]) {
    steps.push({ path: step, judgement: judge(rules, step, steps.at(-1)?.judgement) });
  }
  const skipped = steps
    .slice(0, -1)
    .findIndex(({ path: folder, judgement }) => judgement.excluded && clientSkips(folder));
  // Where the path would be excluded anyway, its own line is the better reason.
  if (skipped === -1 || steps.at(-1)?.judgement.excluded === true) return { steps, skippedAt: undefined };
  return { steps: steps.slice(0, skipped + 1), skippedAt: steps[skipped]?.path };
}

/** A malformed line that the engine never came to compare is no reason to fail here. */
function matchesSafely(rule: IgnoreRule, path: string): boolean {
  return rule.segments !== undefined && rule.matches(path);
}
