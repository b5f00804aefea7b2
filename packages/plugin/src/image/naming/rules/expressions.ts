import type { Problem } from '../../../base/user-error';
import { isKnown, type Missing } from '../build-facts';
import { formatDate } from '../dates';
import { explainMissing, fillText, type Filled, type Filling } from '../fill-tokens';
import { branchOf, shaOf, sourceRefOf } from '../source-ref';
import { SHORT_SHA } from '../tokens';

/** The arguments of `{{date 'YYYYMMDD' tz='Asia/Tokyo'}}`. */
interface Arguments {
  readonly format?: string;
  readonly zone?: string;
}

/** An expression's value, given what it is called with. */
export type Expression = (call: Arguments) => string | Missing;
export type Expressions = Readonly<Record<string, Expression>>;

const QUOTED = `(?:'([^']*)'|"([^"]*)")`;
const CALL = new RegExp(`^\\{\\{\\s*(\\w+)(?:\\s+${QUOTED})?(?:\\s+tz=${QUOTED})?\\s*\\}\\}$`);
const ANY = /\{{2,}[^{}]*\}{2,}/g;

/** Fills the `{{expressions}}` of a text; what stands between them may hold tokens where that is wanted. */
export function fillExpressions(
  text: string,
  expressions: Expressions,
  filling: Filling,
  between: 'tokens' | 'plain',
): Filled {
  const problems: Problem[] = [];
  const take = (filled: Filled): string => {
    if (filled.problems === undefined) return filled.text;
    problems.push(...filled.problems);
    return '';
  };
  const literal = (part: string): string => (between === 'tokens' ? take(fillText(part, filling)) : part);
  let filled = '';
  let end = 0;
  for (const match of text.matchAll(ANY)) {
    filled += literal(text.slice(end, match.index));
    filled += take(evaluate(match[0], expressions, filling.option));
    end = match.index + match[0].length;
  }
  filled += literal(text.slice(end));
  return problems.length > 0 ? { problems } : { text: filled };
}

function evaluate(text: string, expressions: Expressions, option: string): Filled {
  const [, name = '', single, double, singleZone, doubleZone] = CALL.exec(text) ?? [];
  const expression = Object.hasOwn(expressions, name) ? expressions[name] : undefined;
  if (expression === undefined) {
    const known = Object.keys(expressions).map((each) => `{{${each}}}`);
    return {
      problems: [
        {
          what: `${option}: ${text} is no expression that may stand there`,
          fix: `one of ${known.join(', ')}`,
        },
      ],
    };
  }
  const format = single ?? double;
  const zone = singleZone ?? doubleZone;
  const value = expression({ ...(format !== undefined && { format }), ...(zone !== undefined && { zone }) });
  return typeof value === 'string' ? { text: value } : { problems: [explainMissing(option, text, value)] };
}

/** An expression that takes nothing. */
export function constant(value: () => string | Missing): Expression {
  return ({ format, zone }) =>
    format === undefined && zone === undefined ? value() : { why: 'it takes no argument' };
}

/** The dates, which may stand wherever an expression may. */
export function dateExpressions({ facts }: Filling): Expressions {
  const write = (date: Date, { format, zone }: Arguments): string | Missing => {
    if (format === undefined) return { why: 'it has no format', fix: "for example {{date 'YYYYMMDD'}}" };
    return formatDate(date, format, zone) ?? { why: `"${zone ?? ''}" is no time zone that Node knows` };
  };
  return {
    date: (call) => write(facts.now, call),
    commit_date: (call) => (isKnown(facts.git) ? write(facts.git.commitDate, call) : facts.git),
  };
}

/** The expressions of `enable`, `prefix`, `suffix` and `value`. */
export function globalExpressions(filling: Filling): Expressions {
  const { facts } = filling;
  const ref = sourceRefOf(facts);
  return {
    branch: constant(() => (ref.kind === 'branch' ? ref.name : '')),
    tag: constant(() => (ref.kind === 'tag' ? ref.name : '')),
    sha: constant(() => {
      const sha = shaOf(facts);
      return typeof sha === 'string' ? sha.slice(0, SHORT_SHA) : sha;
    }),
    base_ref: constant(() => (ref.kind === 'pull-request' ? (ref.base ?? '') : '')),
    is_default_branch: constant(() => answer(isDefaultBranch(filling), (is) => is)),
    is_not_default_branch: constant(() => answer(isDefaultBranch(filling), (is) => !is)),
    ...dateExpressions(filling),
  };
}

/** Whether the default branch is built. */
function isDefaultBranch({ facts }: Filling): boolean | Missing {
  const ref = sourceRefOf(facts);
  if (ref.kind === 'none') return branchMissing(facts);
  if (ref.kind !== 'branch') return false;
  const branch = defaultBranchOf(facts);
  if (typeof branch === 'string') return branch === ref.name;
  // GitHub starts schedules on the default branch only; services that do otherwise tell which it is.
  return facts.ci.isSchedule ?? branch;
}

function branchMissing(facts: Filling['facts']): Missing {
  const branch = branchOf(facts);
  return typeof branch === 'string' ? { why: 'nothing tells what is built' } : branch;
}

/** The repository's default branch, which the CI service or the clone knows. */
export function defaultBranchOf({ ci, git }: Filling['facts']): string | Missing {
  if (ci.defaultBranch !== undefined) return ci.defaultBranch;
  if (!isKnown(git)) return git;
  return (
    git.defaultBranch ?? {
      why: 'neither a CI service nor the clone tells which branch is the default one',
      fix: 'git remote set-head origin --auto, or name it: type=edge,branch=main',
    }
  );
}

function answer(known: boolean | Missing, reading: (is: boolean) => boolean): string | Missing {
  return typeof known === 'boolean' ? String(reading(known)) : known;
}
