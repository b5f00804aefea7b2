import { FLAW_REASONS, type EnvFlaw, type EnvFlawKind } from '../../../formats/env-file/env-flaw';
import type { Rule } from '../../rule';
import type { Severity } from '../../finding';
import { envFileKind } from '../../subjects/env-file-kind';
import { continuedLines } from '../../subjects/env-values';

/**
 * Syntax that dotenv, Nx, Node, docker and compose read differently: one finding for each kind in a file, at its first place.
 *
 * Kinds that are no difference of value for most people (quotes, spaces) are information.
 */
export const readDifferently: Rule<'env'> = {
  id: 'env/read-differently',
  severity: 'warning',
  title: 'An env file has syntax that loaders read differently',
  why: 'The same file gives other values in docker, compose, Node and dotenv.',
  fix: 'Write KEY=value without quotes, spaces, # and $, with LF at the end of each line.',
  subject: 'env',
  *check({ content, text, file }) {
    // What another tool fills in is no env file yet.
    if (/<%|\{\{|\{%/.test(text)) return;
    const byKind = groupByKind(differences(text, content.flaws));
    for (const [kind, [first, ...more]] of byKind) {
      if (first === undefined) continue;
      const fix = FIXES[kind];
      const isTemplate = envFileKind(file) === 'template';
      yield {
        line: first.line,
        column: first.column,
        severity: isTemplate ? 'info' : (SEVERITIES[kind] ?? 'info'),
        what: describe(first, more.length),
        why: `${capital(FLAW_REASONS[kind])}.`,
        ...(fix !== undefined && { fix }),
      };
    }
  },
};

function differences(text: string, flaws: readonly EnvFlaw[]): EnvFlaw[] {
  const continued = continuedLines(text);
  const lines = text.split('\n');
  return flaws.filter((flaw) => !continued.has(flaw.line) && isDifference(flaw, lines[flaw.line - 1] ?? ''));
}

function groupByKind(flaws: readonly EnvFlaw[]): Map<EnvFlawKind, EnvFlaw[]> {
  const byKind = new Map<EnvFlawKind, EnvFlaw[]>();
  for (const flaw of flaws) byKind.set(flaw.kind, [...(byKind.get(flaw.kind) ?? []), flaw]);
  return byKind;
}

function describe({ kind, key }: EnvFlaw, more: number): string {
  const where = key === undefined ? '' : ` in ${key}`;
  return `${NAMES[kind]}${where}${more === 0 ? '' : `, the first of ${more + 1}`}`;
}

const FIXES: Partial<Record<EnvFlawKind, string>> = {
  'carriage-return': 'Save the file with LF at the end of each line.',
  'byte-order-mark': 'Save the file as UTF-8 without a byte order mark.',
};

const SEVERITIES: Partial<Record<EnvFlawKind, Severity>> = {
  'byte-order-mark': 'warning',
  'carriage-return': 'warning',
  'not-an-assignment': 'warning',
  dollar: 'warning',
  backtick: 'warning',
  hash: 'warning',
  backslash: 'warning',
  'control-character': 'warning',
};

const NAMES: Record<EnvFlawKind, string> = {
  'byte-order-mark': 'a byte order mark',
  'carriage-return': 'lines end with CR LF',
  'no-final-newline': 'the last line has no end',
  indentation: 'an indented line',
  'not-an-assignment': 'a line without =',
  export: '"export" before a key',
  key: 'an unusual key',
  space: 'a space',
  quote: 'a quote',
  backtick: 'a backtick',
  dollar: '"$"',
  hash: '"#" in a value',
  backslash: '"\\"',
  'control-character': 'a control character',
  'duplicate-key': 'a key twice',
};

/** Some flaws matter to strict readers or writers only: the loaders agree on keys in small letters, on spaces within a value and on a last line without an end. */
function isDifference({ kind, column }: EnvFlaw, line: string): boolean {
  const content = line.replace(/\r$/, '');
  if (kind === 'duplicate-key' || kind === 'no-final-newline') return false;
  if (kind === 'key') return !/^[A-Za-z_]\w*=/.test(content);
  if (kind === 'space') return /\s=|=\s+\S|\S\s+$/.test(content);
  if (kind === 'indentation') return /\S/.test(content);
  if (kind === 'hash') return !isWithinQuotes(content, column);
  return kind !== 'backslash' || !/='[^']*'\s*$/.test(content);
}

function isWithinQuotes(line: string, column: number): boolean {
  const [, quote = ''] = /=\s*(["'])/.exec(line) ?? [];
  return quote !== '' && line.includes(quote, column);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
