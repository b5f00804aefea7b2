import type { EnvFlaw, EnvFlawKind } from './env-flaw';
import { readEnvLine } from './read-env-line';

/** One `KEY=value`, which every parser reads alike. */
export interface EnvEntry {
  readonly key: string;
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

/** What an env file says for certain, and every place where that is not certain. */
export interface EnvFile {
  readonly entries: readonly EnvEntry[];
  readonly flaws: readonly EnvFlaw[];
}

const BYTE_ORDER_MARK = '\uFEFF';

/** Reads the part of the syntax that dotenv, Nx, Node, docker and compose agree on; any other line is a flaw and gives no entry. */
export function readEnvFile(text: string): EnvFile {
  const lines = text.replace(BYTE_ORDER_MARK, '').split('\n');
  const entries: EnvEntry[] = [];
  const flaws = flawsOfFile(text, lines);
  const seen = new Set<string>();
  lines.forEach((whole, index) => {
    const content = whole.replace(/\r$/, '');
    if (/^(?:#.*)?$/.test(content)) return;
    const line = index + 1;
    const { key, value, flaws: own } = readEnvLine(content, seen);
    flaws.push(...own.map((flaw) => ({ ...flaw, line, key })));
    if (key === undefined) return;
    seen.add(key);
    if (own.length === 0) entries.push({ key, value, line });
  });
  return { entries, flaws };
}

function flawsOfFile(text: string, lines: readonly string[]): EnvFlaw[] {
  const flaw = (kind: EnvFlawKind, index: number, column: number): EnvFlaw => ({
    kind,
    line: index + 1,
    column,
    key: undefined,
  });
  const last = lines.at(-1) ?? '';
  const carriageReturn = lines.findIndex((line) => line.endsWith('\r'));
  return [
    ...(text.startsWith(BYTE_ORDER_MARK) ? [flaw('byte-order-mark', 0, 1)] : []),
    ...(carriageReturn === -1
      ? []
      : [flaw('carriage-return', carriageReturn, lines[carriageReturn]?.length ?? 1)]),
    ...(last === '' ? [] : [flaw('no-final-newline', lines.length - 1, last.length + 1)]),
  ];
}
