import type { RuleFacts } from './rule';

const WHY = 'A suppression is believed only where it says what it is for.';

export const SUPPRESSION_WITHOUT_REASON: RuleFacts = {
  id: 'checker/suppression-without-reason',
  severity: 'warning',
  title: 'A suppression gives no reason, and suppresses nothing',
  why: WHY,
  fix: 'Write the reason behind --.',
};

export const UNKNOWN_RULE: RuleFacts = {
  id: 'checker/unknown-rule',
  severity: 'warning',
  title: 'A suppression names a rule that there is not',
  why: WHY,
  fix: 'Mend the id, or remove the comment.',
};

export const USELESS_SUPPRESSION: RuleFacts = {
  id: 'checker/useless-suppression',
  severity: 'warning',
  title: 'A suppression has nothing to suppress',
  why: 'What it was for is mended or has moved; left alone, it would hide the next one without a word.',
  fix: 'Remove the comment.',
};

/** What `suppressions.ts` says of the comments that silence other rules. */
export const SUPPRESSION_RULES: readonly RuleFacts[] = [
  SUPPRESSION_WITHOUT_REASON,
  UNKNOWN_RULE,
  USELESS_SUPPRESSION,
];
