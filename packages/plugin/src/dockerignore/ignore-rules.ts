import { UserError, type Problem } from '../base/user-error';
import { isRefusedAtOnce } from './check-pattern';
import { compilePattern, type CompiledPattern } from './compile-pattern';
import { UnreadableExpression } from './go-regexp';
import { parseIgnoreFile, type IgnoreLine } from './parse';

/** An ignore line together with its compiled pattern. */
interface Rule extends CompiledPattern {
  readonly line: IgnoreLine;
}

/** Rules of one ignore file in the order in which the engine tries them. */
export interface IgnoreRules {
  readonly rules: readonly Rule[];
}

/** What the rules say of one path; hand it on when judging what lies below. */
export interface Judgement {
  readonly excluded: boolean;
  /** The line that decided, if any matched. */
  readonly decidedBy: IgnoreLine | undefined;
  /** For each rule whether it matched here or above. */
  readonly matched: readonly boolean[];
}

/** The rules of a context without an ignore file. */
export const NO_RULES: IgnoreRules = { rules: [] };

/** Reads an ignore file; throws a UserError that names every line for which the engine refuses the file at once. */
export function readIgnoreRules(content: string, fileName: string): IgnoreRules {
  const lines = parseIgnoreFile(content);
  const problems = lines.flatMap((line) => refusal(line, fileName) ?? []);
  if (problems.length > 0) throw new UserError(problems);
  return { rules: lines.map((line) => compileRule(line, fileName)) };
}

function refusal(line: IgnoreLine, fileName: string): Problem | undefined {
  if (line.reincludes && line.pattern === '')
    return badLine(line, fileName, 'it brings back nothing (illegal exclusion pattern)');
  return isRefusedAtOnce(line.pattern) ? badLine(line, fileName, 'syntax error in pattern') : undefined;
}

/** A malformed pattern that the engine accepts at first fails when it is compared; so does ours. */
function compileRule(line: IgnoreLine, fileName: string): Rule {
  try {
    return { line, ...compilePattern(line.pattern) };
  } catch (error) {
    if (!(error instanceof UnreadableExpression)) throw error;
    const fail = (): never => {
      throw new UserError([badLine(line, fileName, 'syntax error in pattern')], { cause: error });
    };
    return { line, matches: fail, canMatchBelow: () => true };
  }
}

function badLine({ line, text }: IgnoreLine, fileName: string, reason: string): Problem {
  return {
    what: `${fileName}:${String(line)} "${text}"`,
    why: `${reason}, so the engine refuses the whole file`,
    fix: 'mend or remove the line',
  };
}

/**
 * Judges a path by the rules and by what they said of its folder.
 *
 * Imitates moby/patternmatcher's walk (v0.6, `MatchesUsingParentResults`), the way of BuildKit and of Docker since 23:
 * a rule is compared only where it would change the result so far, and what it said of a folder holds for all below.
 */
export function judge({ rules }: IgnoreRules, path: string, folder?: Judgement): Judgement {
  let decidedBy: IgnoreLine | undefined;
  let excluded = false;
  const matched = rules.map(({ line, matches }, index) => {
    const applies = folder?.matched[index] === true || (line.reincludes === excluded && matches(path));
    if (applies) {
      excluded = !line.reincludes;
      decidedBy = line;
    }
    return applies;
  });
  return { excluded, decidedBy, matched };
}

/** Whether an excluded folder needs no visit because no line can bring back anything below it. */
export function canSkipFolder({ rules }: IgnoreRules, folder: string): boolean {
  return rules.every(({ line, canMatchBelow }) => !line.reincludes || !canMatchBelow(folder));
}

/** Judges a path without a walk, by judging the folders above it first. */
export function judgeFromRoot(rules: IgnoreRules, path: string): Judgement {
  const segments = path.split('/');
  return segments.reduce<Judgement>(
    (folder, _, index) => judge(rules, segments.slice(0, index + 1).join('/'), folder),
    { excluded: false, decidedBy: undefined, matched: [] },
  );
}
