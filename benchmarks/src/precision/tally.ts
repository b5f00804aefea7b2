import type { AnyRule } from '../../../packages/plugin/dist/checker/rule';
import { Random } from '../random';
import type { Look } from './look-at';

/** A finding with the repository that it is in. */
export interface Place {
  readonly repository: string;
  readonly rule: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

/** What a rule looked at, and what it said. */
export interface RuleTally {
  readonly rule: string;
  /** How many subjects of its kind there are; those of all kinds where it is about comments. */
  readonly subjects: number;
  /** Repositories with a finding. */
  readonly repositories: number;
  readonly findings: readonly Place[];
}

/** The rules in their order, each with all its findings. */
export function tally(
  looks: readonly Look[],
  rules: readonly (Pick<AnyRule, 'id'> & Partial<Pick<AnyRule, 'subject'>>)[],
): RuleTally[] {
  const places = looks.flatMap(({ repository, findings }) =>
    findings.map(({ rule, severity, file, line, what }) => ({
      repository,
      rule,
      severity,
      file,
      line,
      what,
    })),
  );
  return rules.map(({ id, subject }) => {
    const findings = places.filter(({ rule }) => rule === id);
    return {
      rule: id,
      subjects: looks.reduce((sum, { looked }) => sum + countOf(looked, subject), 0),
      repositories: new Set(findings.map(({ repository }) => repository)).size,
      findings,
    };
  });
}

function countOf(looked: Look['looked'], subject: AnyRule['subject'] | undefined): number {
  if (subject !== undefined) return looked[subject];
  return Object.values(looked).reduce((sum, count) => sum + count, 0);
}

/** At most so many of a list, drawn by the seed and in their order; all where there are no more. */
export function sample<Item>(items: readonly Item[], most: number, seed: number): Item[] {
  if (items.length <= most) return [...items];
  const drawn = new Set(new Random(seed).shuffled(items.map((_, index) => index)).slice(0, most));
  return items.filter((_, index) => drawn.has(index));
}
