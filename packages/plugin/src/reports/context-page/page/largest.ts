import { sum, type Amount } from '../folder-tree';

/** The first of a list, and what the others come to. */
export interface Largest<T> {
  readonly shown: readonly T[];
  /** Undefined where all are shown. */
  readonly rest: (Amount & { readonly count: number }) | undefined;
}

/** Cuts a list off, and keeps count of what is cut. */
export function takeLargest<T extends Amount>(sorted: readonly T[], most: number): Largest<T> {
  const others = sorted.slice(most);
  return {
    shown: sorted.slice(0, most),
    rest: others.length > 0 ? { count: others.length, ...sum(others) } : undefined,
  };
}
