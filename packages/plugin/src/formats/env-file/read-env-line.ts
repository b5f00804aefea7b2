import type { EnvFlaw, EnvFlawKind } from './env-flaw';

/** A line that is neither empty nor a proper comment. */
export interface EnvLine {
  /** Undefined where it is none that all parsers accept. */
  readonly key: string | undefined;
  readonly value: string;
  /** The first place of each kind. */
  readonly flaws: readonly Pick<EnvFlaw, 'kind' | 'column'>[];
}

/** Reads one line that follows lines with these keys. */
export function readEnvLine(content: string, seen: ReadonlySet<string>): EnvLine {
  if (/^\s/.test(content)) return { key: undefined, value: '', flaws: [{ kind: 'indentation', column: 1 }] };
  const equals = content.indexOf('=');
  if (equals === -1) return { key: undefined, value: '', flaws: [{ kind: 'not-an-assignment', column: 1 }] };
  const key = content.slice(0, equals);
  const value = content.slice(equals + 1);
  const flawOfKey = judgeKey(key, seen);
  const flawsOfValue = FLAWS_OF_VALUES.map(([kind, pattern]) => ({ kind, at: value.search(pattern) }));
  return {
    key: KEY.test(key) ? key : undefined,
    value,
    flaws: [
      ...(flawOfKey === undefined ? [] : [{ kind: flawOfKey, column: 1 }]),
      ...flawsOfValue
        .filter(({ at }) => at !== -1)
        .sort((one, other) => one.at - other.at)
        .map(({ kind, at }) => ({ kind, column: equals + 2 + at })),
    ],
  };
}

const KEY = /^[A-Z][A-Z0-9_]*$/;

function judgeKey(key: string, seen: ReadonlySet<string>): EnvFlawKind | undefined {
  if (KEY.test(key)) return seen.has(key) ? 'duplicate-key' : undefined;
  if (/^export\s/.test(key)) return 'export';
  return /\s$/.test(key) ? 'space' : 'key';
}

const FLAWS_OF_VALUES: readonly (readonly [EnvFlawKind, RegExp])[] = [
  ['space', /\s/],
  ['quote', /["']/],
  ['backtick', /`/],
  ['dollar', /\$/],
  ['hash', /#/],
  ['backslash', /\\/],
  ['control-character', /(?!\s)\p{Cc}/u],
];
