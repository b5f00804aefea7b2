import { joinPath } from '../base/context-path';
import type { PathTest } from './compile-pattern';
import type { Positions } from './positions';
import type { Segment } from './segments';

interface Test {
  readonly position: number;
  readonly text: string;
}

/** The live positions of a folder, arranged so that a name finds those that it hits without asking each. */
export class NameTable {
  private readonly always: number[] = [];
  private readonly literals = new Map<string, number[]>();
  /** By the code of the last character of the ending. */
  private readonly suffixes = new Map<number, Test[]>();
  /** By the code of the first character. */
  private readonly prefixes = new Map<number, Test[]>();
  private readonly expressions: { readonly position: number; readonly expression: RegExp }[] = [];
  private readonly wholes: { readonly position: number; readonly matches: PathTest }[] = [];

  constructor(
    private readonly positions: Positions,
    live: readonly number[],
  ) {
    for (const position of live) {
      const segment = positions.segments[position];
      if (segment !== undefined) this.add(position, segment);
    }
  }

  /**
   * Puts every position that a name in the folder hits into `hits`, and gives their number.
   *
   * It is asked for every name of a tree, so it makes nothing new: no list, and no text unless a pattern needs the whole path.
   */
  collect(name: string, folderPath: string, hits: Int32Array): number {
    let count = 0;
    for (const position of this.always) hits[count++] = position;
    const literals = this.literals.get(name);
    if (literals !== undefined) for (const position of literals) hits[count++] = position;
    count = this.collectByEnds(name, hits, count);
    for (const { position, expression } of this.expressions)
      if (expression.test(name)) hits[count++] = position;
    return this.wholes.length === 0 ? count : this.collectWholes(joinPath(folderPath, name), hits, count);
  }

  private collectByEnds(name: string, hits: Int32Array, collected: number): number {
    let count = collected;
    const suffixes = this.suffixes.get(name.charCodeAt(name.length - 1));
    if (suffixes !== undefined) {
      for (const { position, text } of suffixes) if (name.endsWith(text)) hits[count++] = position;
    }
    const prefixes = this.prefixes.get(name.charCodeAt(0));
    if (prefixes !== undefined) {
      for (const { position, text } of prefixes) if (name.startsWith(text)) hits[count++] = position;
    }
    return count;
  }

  private collectWholes(path: string, hits: Int32Array, collected: number): number {
    let count = collected;
    for (const { position, matches } of this.wholes) if (matches(path)) hits[count++] = position;
    return count;
  }

  private add(position: number, segment: Segment): void {
    switch (segment.kind) {
      case 'deep':
        if (this.positions.accepts[position] === 1) this.always.push(position);
        return;
      case 'any':
        this.always.push(position);
        return;
      case 'expression':
        this.expressions.push({ position, expression: segment.expression });
        return;
      case 'whole':
        this.wholes.push({ position, matches: this.positions.tests[position] ?? (() => false) });
        return;
      case 'literal':
        addTo(this.literals, segment.text, position);
        return;
      case 'suffixes':
        for (const text of segment.texts)
          addTo(this.suffixes, text.charCodeAt(text.length - 1), { position, text });
        return;
      case 'prefix':
      case 'opening':
        addTo(this.prefixes, segment.text.charCodeAt(0), { position, text: segment.text });
    }
  }
}

function addTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
