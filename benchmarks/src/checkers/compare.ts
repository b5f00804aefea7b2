import { means } from './meaning';

/** What a checker said of a file of a fixture. */
export interface Look {
  readonly checker: string;
  readonly rule: string;
  readonly kind: 'bad' | 'good';
  /** Whether our rule has a defect in this file. */
  readonly isDefective: boolean;
  /** Undefined where the checker broke down. */
  readonly said: readonly string[] | undefined;
}

/** How a checker did over all files, or over those of one rule. */
export interface Score {
  /** Files with a defect that it looked at, and in how many of them it named it. */
  readonly defective: number;
  readonly found: number;
  /** Files that only look so, and in how many of them it named the defect all the same. */
  readonly sound: number;
  readonly mistaken: number;
  /** Messages of other kinds in the files that only look so. */
  readonly others: number;
  readonly brokeDown: number;
}

/** Adds up what was said. */
export function score(looks: readonly Look[]): Score {
  const names = ({ checker, rule, said }: Look): boolean =>
    said?.some((one) => means(checker, one, rule)) === true;
  const defective = looks.filter(({ isDefective }) => isDefective);
  const sound = looks.filter(({ kind }) => kind === 'good');
  return {
    defective: defective.length,
    found: defective.filter(names).length,
    sound: sound.length,
    mistaken: sound.filter(names).length,
    others: sound.reduce(
      (sum, { checker, rule, said = [] }) => sum + said.filter((one) => !means(checker, one, rule)).length,
      0,
    ),
    brokeDown: looks.filter(({ said }) => said === undefined).length,
  };
}
