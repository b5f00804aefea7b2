import type { Request } from '../command-line';
import type { Programs } from '../go/programs';
import type { Meter } from '../measuring/measure';
import type { Random } from '../random';
import type { Trees } from '../trees/trees';

/** What every section works with. */
export interface Bench {
  readonly request: Request;
  readonly programs: Programs;
  readonly meter: Meter;
  readonly trees: Trees;
  readonly random: Random;
  /** For files that a section needs beside the trees. */
  readonly scratch: string;
  /** Writes to the report. */
  readonly print: (text: string) => void;
}

/** Sections of the largest tree, which takes minutes for each round, are content with fewer of them. */
export function roundsFor({ request }: Bench, tree: 'usual' | 'large'): number {
  return request.rounds ?? (tree === 'usual' ? 7 : 3);
}

/** How many files the largest tree has. */
export function largestTree({ request }: Bench): number {
  return request.files * 20;
}

/** "7 rounds", for the line above a table. */
export function inWords(rounds: number): string {
  return rounds === 1 ? '1 round' : `${rounds} rounds`;
}
