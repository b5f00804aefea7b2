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
    const continued = continuedLines(text);
    const lines = text.split('\n');
    const byKind = new Map<EnvFlawKind, EnvFlaw[]>();
    for (const flaw of content.flaws) {
      if (continued.has(flaw.line) || !isDifference(flaw, lines[flaw.line - 1] ?? '')) continue;
      byKind.set(flaw.kind, [...(byKind.get(flaw.kind) ?? []), flaw]);
    }
    for (const [kind, [first, ...more]] of byKind) {
      if (first === undefined) continue;
      const others = more.length === 0 ? '' : `, the first of ${more.length + 1}`;
      yield {
        line: first.line,
        column: first.column,
        severity: envFileKind(file) === 'template' ? 'info' : (SEVERITIES[kind] ?? 'info'),
        what: `${NAMES[kind]}${first.key === undefined ? '' : ` in ${first.key}`}${others}`,
        why: `${capital(FLAW_REASONS[kind])}.`,
        ...(kind === 'carriage-return' && { fix: 'Save the file with LF at the end of each line.' }),
        ...(kind === 'byte-order-mark' && { fix: 'Save the file as UTF-8 without a byte order mark.' }),
        ...(kind === 'no-final-newline' && { fix: 'End the last line.' }),
      };
    }
  },
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

/** Some flaws matter to strict readers only: the loaders agree on keys in small letters and on spaces within a value. */
function isDifference({ kind, column }: EnvFlaw, line: string): boolean {
  const content = line.replace(/\r$/, '');
  switch (kind) {
    case 'duplicate-key':
      return false;
    case 'key':
      return !/^[A-Za-z_]\w*=/.test(content);
    case 'space':
      return /\s=|=\s+\S|\S\s+$/.test(content);
    case 'indentation':
      return /\S/.test(content);
    case 'hash':
      return !isWithinQuotes(content, column);
    case 'backslash':
    case 'dollar':
      return !/='[^']*'\s*$/.test(content) || kind === 'dollar';
    default:
      return true;
  }
}

function isWithinQuotes(line: string, column: number): boolean {
  const [, quote = ''] = /=\s*(["'])/.exec(line) ?? [];
  return quote !== '' && line.indexOf(quote, column) !== -1;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
