import { satisfies } from '@renovatebot/pep440';
import type { MuslTarget } from './musl-target';

/** One part of a marker: a text in quotes, a word, an operator or a bracket. */
const TOKEN = /\s*(?:'([^']*)'|"([^"]*)"|([<>=!~]=?=?|[()]|[\w.]+))/y;

type Value = { readonly text: string } | { readonly variable: string };

/**
 * Whether a requirement holds in an image, by its marker; what it cannot tell counts as true.
 * https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers
 */
export function holdsInImage(marker: string, python: string, { architecture }: MuslTarget): boolean {
  return new Evaluation(tokensOf(marker), {
    os_name: 'posix',
    sys_platform: 'linux',
    platform_system: 'Linux',
    platform_machine: { amd64: 'x86_64', arm64: 'aarch64' }[architecture],
    platform_python_implementation: 'CPython',
    implementation_name: 'cpython',
    python_version: python,
    // The newest patch of a version is what its image has.
    python_full_version: `${python}.99`,
    implementation_version: `${python}.99`,
  }).either();
}

function tokensOf(marker: string): Value[] {
  const tokens: Value[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(marker); match !== null; match = TOKEN.exec(marker)) {
    const [, single, double, variable] = match;
    tokens.push(variable === undefined ? { text: single ?? double ?? '' } : { variable });
  }
  return tokens;
}

/** Reads the tokens from the left, `and` before `or`. */
class Evaluation {
  constructor(
    private readonly tokens: Value[],
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  either(): boolean {
    let holds = this.both();
    while (this.takes('or')) holds = this.both() || holds;
    return holds;
  }

  private both(): boolean {
    let holds = this.one();
    while (this.takes('and')) holds = this.one() && holds;
    return holds;
  }

  private one(): boolean {
    if (this.takes('(')) {
      const holds = this.either();
      this.takes(')');
      return holds;
    }
    const left = this.tokens.shift();
    const isNegated = this.takes('not');
    const operator = this.tokens.shift();
    const right = this.tokens.shift();
    if (left === undefined || right === undefined || operator === undefined || !('variable' in operator))
      return true;
    return this.compare(left, `${isNegated ? 'not ' : ''}${operator.variable}`, right);
  }

  private takes(word: string): boolean {
    const [next] = this.tokens;
    const isNext = next !== undefined && 'variable' in next && next.variable === word;
    if (isNext) this.tokens.shift();
    return isNext;
  }

  private compare(left: Value, operator: string, right: Value): boolean {
    const [a, b] = [left, right].map((value) =>
      'text' in value ? value.text : this.environment[value.variable],
    );
    if (a === undefined || b === undefined) return true;
    const isVersion = [left, right].some(
      (value) => 'variable' in value && value.variable.endsWith('version'),
    );
    return isVersion && !operator.endsWith('in')
      ? compareVersions(left, a, operator, b)
      : compareTexts(a, operator, b);
  }
}

function compareTexts(a: string, operator: string, b: string): boolean {
  switch (operator) {
    case '==':
    case '===':
      return a === b;
    case '!=':
      return a !== b;
    case 'in':
      return b.includes(a);
    case 'not in':
      return !b.includes(a);
    default:
      return true;
  }
}

const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

/** `'3.8' <= python_version` is read from the right. */
function compareVersions(left: Value, a: string, operator: string, b: string): boolean {
  return 'variable' in left
    ? satisfies(a, `${operator}${b}`)
    : satisfies(b, `${MIRRORED[operator] ?? operator}${a}`);
}
