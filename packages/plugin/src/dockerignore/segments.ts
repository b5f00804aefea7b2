import { toGoExpression, usesExpression } from './compile-pattern';
import type { Dialect } from './dialect';
import { compileGoRegexp } from './go-regexp/go-regexp';

/** One step of a pattern, compared with one name of a path. */
export type Segment =
  /** `**`: any number of folders; at the end of a pattern everything below. */
  | { readonly kind: 'deep' }
  | { readonly kind: 'any' }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'prefix'; readonly text: string }
  /** One ending, or any of several, as `*.py[co]` has. */
  | { readonly kind: 'suffixes'; readonly texts: readonly string[] }
  | { readonly kind: 'expression'; readonly expression: RegExp }
  /** `x**` at the end of a pattern: names that begin so, and all below them. */
  | { readonly kind: 'opening'; readonly text: string }
  /** From here on the pattern cannot be taken apart at its slashes: the whole path is compared with the whole pattern. */
  | { readonly kind: 'whole' };

const DEEP: Segment = { kind: 'deep' };
const WHOLE: Segment = { kind: 'whole' };

/** What lets a part of an expression reach over slashes: alternatives, anchors, repetitions, groups. */
const CROSSING: Readonly<Record<Dialect, RegExp>> = {
  docker: /[|^{}]/,
  'docker-legacy': /[|^{}()+]/,
  buildah: /[|^{}()+]/,
};
/** A class that cannot match a slash, or an escaped character that is only itself. */
const HARMLESS = /\[[A-Za-z0-9_]+(?:-[A-Za-z0-9])?[A-Za-z0-9_]*\]|\\[^A-Za-z0-9/]/g;

/**
 * Takes a pattern apart into steps that can be followed folder by folder.
 *
 * It is exact: a part of which that cannot be promised becomes `whole`.
 */
export function splitPattern(pattern: string, dialect: Dialect): Segment[] {
  const isExpression = usesExpression(pattern, dialect);
  const hasMark = pattern.startsWith('\uFEFF');
  if (hasMark || (isExpression && CROSSING[dialect].test(pattern))) return [WHOLE];
  const segments: Segment[] = [];
  const parts = pattern.split('/');
  for (const [index, part] of parts.entries()) {
    segments.push(...readPart(part, index === parts.length - 1, isExpression, dialect));
    if (segments.at(-1) === WHOLE) break;
  }
  return segments;
}

function readPart(part: string, isLast: boolean, isExpression: boolean, dialect: Dialect): Segment[] {
  if (part === '**') return [DEEP];
  const [, opening] = /^([^*?[\]\\]+)\*\*$/.exec(part) ?? [];
  if (isLast && opening !== undefined) return [{ kind: 'opening', text: opening }, DEEP];
  if (part.startsWith('**')) {
    const rest = part.slice(2);
    // As plain text `**x` compares the path's end; in an expression it stands for `**/x`.
    return isExpression
      ? [DEEP, readName(rest, isExpression, dialect)]
      : [DEEP, { kind: 'suffixes', texts: [rest] }];
  }
  return [readName(part, isExpression, dialect)];
}

function readName(part: string, isExpression: boolean, dialect: Dialect): Segment {
  if (part.includes('**')) return WHOLE;
  if (!isExpression || !/[*?[\]\\]/.test(part)) return { kind: 'literal', text: part };
  if (part === '*') return { kind: 'any' };
  if (/[[\]\\]/.test(part.replace(HARMLESS, ''))) return WHOLE;
  return readWildcards(part, dialect);
}

function readWildcards(part: string, dialect: Dialect): Segment {
  const [, suffix] = /^\*([^*?[\]\\]+)$/.exec(part) ?? [];
  if (suffix !== undefined) return { kind: 'suffixes', texts: [suffix] };
  const [, prefix] = /^([^*?[\]\\]+)\*$/.exec(part) ?? [];
  if (prefix !== undefined) return { kind: 'prefix', text: prefix };
  const [, stem, letters] = /^\*([^*?[\]\\]*)\[([A-Za-z0-9_]+)\]$/.exec(part) ?? [];
  if (stem !== undefined && letters !== undefined) {
    return { kind: 'suffixes', texts: [...new Set(letters)].map((letter) => stem + letter) };
  }
  return {
    kind: 'expression',
    expression: compileGoRegexp(toGoExpression(part, dialect === 'buildah' ? 'docker-legacy' : dialect)),
  };
}
