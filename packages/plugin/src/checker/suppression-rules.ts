import type { RuleId, Severity } from './finding';

/** What is known of a rule beside its check. */
export interface RuleFacts {
  readonly id: RuleId;
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
}

const WHY =
  'A suppression is believed only where it says what it is for, and only as long as there is something to suppress.';

/** Rules on the comments that suppress others; they are applied wherever comments are read, and no comment suppresses them. */
export const SUPPRESSION_RULES = {
  withoutReason: {
    id: 'checker/suppression-without-reason',
    severity: 'warning',
    title: 'A rule is suppressed without a reason',
    why: WHY,
    fix: 'Write it behind --.',
  },
  unknownRule: {
    id: 'checker/unknown-rule',
    severity: 'warning',
    title: 'A comment suppresses a rule that does not exist',
    why: WHY,
    fix: 'Mend the id, or remove the comment.',
  },
  useless: {
    id: 'checker/useless-suppression',
    severity: 'warning',
    title: 'A comment suppresses nothing',
    why: WHY,
    fix: 'Remove the comment.',
  },
} as const satisfies Readonly<Record<string, RuleFacts>>;
