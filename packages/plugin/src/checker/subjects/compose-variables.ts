import { visit } from 'yaml';
import type { ComposeSubject } from './compose-subject';
import type { Place } from './compose-value';

/** A variable that has to be set from outside, as nothing in the file says what holds without it. */
export interface NeededVariable {
  readonly name: string;
  readonly place: Place;
}

/** `$$`, then what has a default, an alternative or an error of its own, and then what has none. */
const VARIABLE = /\$(?:\$|\{\w+:?[-+?](?:[^{}]|\{[^{}]*\})*\}|\{(\w+)\}|([A-Za-z_]\w*))/g;

/** The variables in the values of a compose file that have no default, each at its first place. */
export function neededVariables({ document, text, placeOf }: ComposeSubject): NeededVariable[] {
  const first = new Map<string, NeededVariable>();
  if (document === undefined) return [];
  visit(document, {
    Scalar(key, { range }) {
      if (key === 'key' || range === null || range === undefined) return;
      for (const match of text.slice(range[0], range[1]).matchAll(VARIABLE)) {
        const name = match[1] ?? match[2];
        if (name === undefined || first.has(name)) continue;
        first.set(name, { name, place: placeOf(range[0] + match.index) });
      }
    },
  });
  return [...first.values()];
}
