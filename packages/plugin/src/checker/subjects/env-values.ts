/** One assignment as most loaders read it, with its quotes taken off. For looking at values of files that have flaws. */
export interface EnvValue {
  readonly key: string;
  /** May be secret. */
  readonly value: string;
  /** From 1. */
  readonly line: number;
  /** Of the value, from 1. */
  readonly column: number;
}

/** All assignments, without the lines that lie within a quoted value of several lines; those belong to the value. */
export function readEnvValues(text: string): EnvValue[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const values: EnvValue[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const content = lines[index] ?? '';
    const [, head = '', key, raw = ''] = /^(\s*(?:export\s+)?([\w.-]+)\s*=\s*)(.*)$/.exec(content) ?? [];
    if (key === undefined) continue;
    const end = lastLine(lines, index, raw);
    const whole = [raw, ...lines.slice(index + 1, end + 1)].join('\n');
    values.push({ key, value: unquote(whole), line: index + 1, column: head.length + 1 });
    index = end;
  }
  return values;
}

/** Lines, from 1, that only go on with a quoted value. */
export function continuedLines(text: string): ReadonlySet<number> {
  return new Set(
    readEnvValues(text).flatMap(({ value, line }) =>
      value
        .split('\n')
        .slice(1)
        .map((_, index) => line + 1 + index),
    ),
  );
}

/** The line in which the quote that the value begins with ends; the same line where it never does. */
function lastLine(lines: readonly string[], index: number, raw: string): number {
  const quote = raw[0];
  if (quote !== '"' && quote !== "'") return index;
  if (raw.includes(quote, 1)) return index;
  const end = lines.slice(index + 1, index + 200).findIndex((line) => line.includes(quote));
  return end === -1 ? index : index + 1 + end;
}

function unquote(raw: string): string {
  const [, , inner] = /^(["'])([\s\S]*?)\1/.exec(raw) ?? [];
  return inner ?? raw.replace(/\s+#.*$/, '').trim();
}
