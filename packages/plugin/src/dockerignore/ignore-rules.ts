import { UserError, type Problem } from '../base/user-error';
import { isRefusedAtOnce } from './check-pattern';
import { compilePattern, type PathTest } from './compile-pattern';
import type { Dialect } from './dialect';
import { UnreadableExpression } from './go-regexp/go-regexp';
import { parseIgnoreFile, type IgnoreLine } from './parse';
import { splitPattern, type Segment } from './segments';

/** An ignore line together with its compiled pattern. */
export interface IgnoreRule {
  readonly line: IgnoreLine;
  /** Compares a path with the pattern; throws a UserError where the engine would fail at the comparison. */
  readonly matches: PathTest;
  /** The pattern taken apart; undefined where it is malformed and fails when it is compared. */
  readonly segments: readonly Segment[] | undefined;
}

/** Rules of one ignore file in the order in which the engine tries them. */
export interface IgnoreRules {
  readonly dialect: Dialect;
  readonly rules: readonly IgnoreRule[];
}

/** The rules of a context without an ignore file. */
export const NO_RULES: IgnoreRules = { dialect: 'docker', rules: [] };

/** Reads an ignore file; throws a UserError that names every line for which the engine refuses the file at once. */
export function readIgnoreRules(content: string, fileName: string, dialect: Dialect = 'docker'): IgnoreRules {
  const lines = parseIgnoreFile(content, dialect);
  const problems = [
    ...lines.flatMap((line) => refusal(line, fileName) ?? []),
    ...unsendableLines(lines, dialect).map((line) =>
      badLine(line, fileName, 'it holds a control character, which the client cannot pass on'),
    ),
  ];
  if (problems.length > 0) throw new UserError(problems);
  return compileLines(lines, fileName, dialect);
}

/** Compiles lines that have been read before, as another thread needs them again. */
export function compileLines(lines: readonly IgnoreLine[], fileName: string, dialect: Dialect): IgnoreRules {
  return { dialect, rules: lines.map((line) => compileRule(line, fileName, dialect)) };
}

function refusal(line: IgnoreLine, fileName: string): Problem | undefined {
  if (line.reincludes && line.pattern === '')
    return badLine(line, fileName, 'it brings back nothing (illegal exclusion pattern)');
  return isRefusedAtOnce(line.pattern) ? badLine(line, fileName, 'syntax error in pattern') : undefined;
}

/**
 * Docker's client passes patterns on as header values, in which control characters fail. Today's encodes them all as soon as
 * one of them is not plain ASCII, and then they pass (buildx 0.13 with Docker 26.1); 20.10 lets only tabs through.
 */
function unsendableLines(lines: readonly IgnoreLine[], dialect: Dialect): IgnoreLine[] {
  switch (dialect) {
    case 'docker':
      if (lines.some(({ pattern }) => /[^\p{ASCII}]/u.test(pattern))) return [];
      return lines.filter(({ pattern }) => /\p{Cc}/u.test(pattern));
    case 'docker-legacy':
      return lines.filter(({ pattern }) => /(?!\t)\p{Cc}/u.test(pattern));
    case 'buildah':
      return [];
  }
}

/** A malformed pattern that the engine accepts at first fails when it is compared; so does ours. */
function compileRule(line: IgnoreLine, fileName: string, dialect: Dialect): IgnoreRule {
  try {
    const { pattern } = line;
    return { line, matches: compilePattern(pattern, dialect), segments: splitPattern(pattern, dialect) };
  } catch (error) {
    if (!(error instanceof UnreadableExpression)) throw error;
    const fail = (): never => {
      throw new UserError([badLine(line, fileName, 'syntax error in pattern')], { cause: error });
    };
    return { line, matches: fail, segments: undefined };
  }
}

function badLine({ line, text }: IgnoreLine, fileName: string, reason: string): Problem {
  return {
    what: `${fileName}:${String(line)} "${text}"`,
    why: `${reason}, so the engine refuses the whole file`,
    fix: 'mend or remove the line',
  };
}
