import { removeLine } from '../../edit';
import type { Rule } from '../../rule';
import { readEnvValues } from '../../subjects/env-values';

/** A key that stands twice in one file; the values are compared and never repeated. */
export const duplicateKey: Rule<'env'> = {
  id: 'env/duplicate-key',
  severity: 'warning',
  title: 'A key stands twice in one env file',
  why: 'All loaders take the last one without a word; what stands above has no effect.',
  fix: 'Remove one of them.',
  subject: 'env',
  *check({ text }) {
    // Which of the lines are written is decided by another tool.
    if (/<%|\{\{|\{%/.test(text)) return;
    const first = new Map<string, { readonly line: number; readonly value: string; readonly raw: string }>();
    const values = readEnvValues(text);
    const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
    const isClear = !values.some(({ value }) => /^["']/.test(value));
    for (const { key, value, line } of values) {
      const other = first.get(key);
      const raw = lines[line - 1] ?? '';
      first.set(key, { line: other?.line ?? line, value, raw });
      if (other === undefined) continue;
      const isSame = other.value === value;
      yield {
        line,
        what: `${key} stands in line ${other.line} already, with ${isSame ? 'the same' : 'another'} value`,
        ...(isSame && { severity: 'info' as const }),
        ...(isClear && other.raw === raw && PLAIN.test(raw) && { edits: [removeLine(text, line)] }),
      };
    }
  },
};

/** An assignment that every loader reads alike, and that takes nothing from another: the second one of two can go. */
const PLAIN = /^(?:export )?\w+=(?:[^"'`$\\#\s]*|"[^"`$\\]*"|'[^'`$\\]*')$/;
