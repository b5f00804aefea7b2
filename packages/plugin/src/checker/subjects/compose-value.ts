import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Document,
  type Node,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** Line and column, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A value of a YAML file with its place; aliases and merges are followed, nothing is interpolated. */
export interface ComposeValue {
  readonly place: Place;
  /** A scalar as text, `` for null; undefined for a list or a map. */
  readonly text: string | undefined;
  /** Of a list. */
  readonly items: readonly ComposeValue[];
  /** Of a map; what is written in it before what is merged in. */
  readonly entries: readonly ComposeEntry[];
  readonly isMap: boolean;
  readonly get: (key: string) => ComposeValue | undefined;
}

export interface ComposeEntry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: ComposeValue;
}

/** Reads values of one document; what compose is told to take away by `!reset` is not there. */
export function valueReader(
  document: Document,
  placeOf: (offset: number) => Place,
): (node: unknown) => ComposeValue {
  const read = (node: unknown, fallback = 0): ComposeValue => {
    const resolved = isAlias(node) ? node.resolve(document) : node;
    const offset = offsetOf(resolved) ?? fallback;
    const entries = isMap(resolved) ? entriesOf(resolved, document, placeOf, read) : [];
    return {
      place: placeOf(offset),
      text: textOf(resolved),
      items: isSeq(resolved) ? keptItems(resolved, document).map((item) => read(item, offset)) : [],
      entries,
      isMap: isMap(resolved),
      get: (key) => entries.find((entry) => entry.key === key)?.value,
    };
  };
  return read;
}

function textOf(node: unknown): string | undefined {
  if (node === null || node === undefined) return '';
  if (!isScalar(node)) return undefined;
  return node.value === null ? '' : (node.source ?? JSON.stringify(node.value));
}

function offsetOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

function entriesOf(
  map: YAMLMap,
  document: Document,
  placeOf: (offset: number) => Place,
  read: (node: unknown, fallback: number) => ComposeValue,
): ComposeEntry[] {
  const own = map.items.flatMap((pair): ComposeEntry[] => {
    const key = isPair(pair) ? textOf(pair.key) : undefined;
    if (key === undefined || key === '<<' || isReset(pair.value, document)) return [];
    const offset = offsetOf(pair.key) ?? 0;
    return [{ key, keyPlace: placeOf(offset), value: read(pair.value, offset) }];
  });
  const keys = new Set(map.items.flatMap((pair) => textOf(pair.key) ?? []));
  const merged = map.items
    .filter((pair) => textOf(pair.key) === '<<')
    .flatMap((pair) => mapsOf(pair.value, document))
    .flatMap((other) => (other === map ? [] : entriesOf(other, document, placeOf, read)));
  for (const entry of merged) {
    if (keys.has(entry.key)) continue;
    keys.add(entry.key);
    own.push(entry);
  }
  return own;
}

function keptItems({ items }: YAMLSeq, document: Document): unknown[] {
  return items.filter((item) => !isReset(item, document));
}

function isReset(node: unknown, document: Document): boolean {
  const resolved = isAlias(node) ? node.resolve(document) : node;
  return (resolved as Node | null | undefined)?.tag === '!reset';
}

function mapsOf(node: unknown, document: Document): YAMLMap[] {
  const resolved = isAlias(node) ? node.resolve(document) : node;
  if (isMap(resolved)) return [resolved];
  return isSeq(resolved) ? resolved.items.flatMap((item) => mapsOf(item, document)) : [];
}
