import type { IgnoreRules } from './ignore-rules';
import type { IgnoreLine } from './parse';

/** What the rules say of one path; hand it on when judging what lies below. */
export interface Judgement {
  readonly excluded: boolean;
  /** The line that decided, if any matched. */
  readonly decidedBy: IgnoreLine | undefined;
  /** For each rule whether it matched here or above. */
  readonly matched: readonly boolean[];
}

/**
 * Judges a path by the rules and by what they said of its folder, one rule after the other.
 *
 * It is the plain statement of what `folder-rules.ts` does faster. `docker` imitates moby/patternmatcher's walk (v0.6,
 * `MatchesUsingParentResults`): a rule is compared only where it would change the result so far, and what it said of a
 * folder holds for all below. The older engines compare every rule with every path, and the last that matches decides.
 */
export function judge({ rules, dialect }: IgnoreRules, path: string, folder?: Judgement): Judgement {
  const isFlat = dialect !== 'docker';
  let decidedBy: IgnoreLine | undefined;
  let excluded = false;
  const matched = rules.map(({ line, matches }, index) => {
    const applies = isFlat
      ? matches(path)
      : folder?.matched[index] === true || (line.reincludes === excluded && matches(path));
    if (applies) {
      excluded = !line.reincludes;
      decidedBy = line;
    }
    return applies;
  });
  return { excluded, decidedBy, matched };
}

/** Judges a path without a walk, by judging the folders above it first. */
export function judgeFromRoot(rules: IgnoreRules, path: string): Judgement {
  const segments = path.split('/');
  return segments.reduce<Judgement>(
    (folder, _, index) => judge(rules, segments.slice(0, index + 1).join('/'), folder),
    { excluded: false, decidedBy: undefined, matched: [] },
  );
}
