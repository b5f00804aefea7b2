import type { Claim } from './claim';
import type { Edit } from './edit';

/** How much a finding matters: an error breaks something, a warning may, information is worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** Families of rules, by what they look at. */
export const FAMILIES = [
  'context',
  'dockerignore',
  'dockerfile',
  'compose',
  'env',
  'ci',
  'nx',
  'checker',
] as const;

/** The id of a rule is its address: the file `rules/<family>/<slug>.ts`, its fixtures and its page bear it. */
export type RuleId = `${(typeof FAMILIES)[number]}/${string}`;

/** Something that is not as it should be, with its place. No secret value is ever in it. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** From the workspace root, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** What is wrong, with the bad value. */
  readonly what: string;
  /** Why it matters here. */
  readonly why: string;
  /** What to do, ready to paste where possible. */
  readonly fix: string;
  /** `files`: read from files. `engine`: an engine was asked. */
  readonly evidence: 'files' | 'engine';
  /** What mends it in its file, where that is certain. */
  readonly edits?: readonly Edit[];
  /** What an engine can settle of it; it is in no report. */
  readonly claim?: Claim;
}
