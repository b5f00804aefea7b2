import type { Claim } from './claim';
import type { Edit } from './edit';
import type { Finding, RuleId, Severity } from './finding';
import type { Subjects } from './subjects/subjects';
import type { WorkspaceView } from './workspace-view';

/** What a rule says of one place in its subject. */
export interface Found {
  /** Another file than the subject's, from the workspace root. */
  readonly file?: string;
  /** From 1. */
  readonly line: number;
  /** From 1; the beginning of the line by default. */
  readonly column?: number;
  readonly what: string;
  /** The rule's own reason by default. */
  readonly why?: string;
  /** The rule's own advice by default. */
  readonly fix?: string;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  /** What mends it in its file, given only where that is certain; the rule must be silent afterwards. */
  readonly edits?: readonly Edit[] | undefined;
  /** What it was learned from; files by default. */
  readonly evidence?: Finding['evidence'];
  /** What an engine can settle of it. */
  readonly claim?: Claim;
  /** Rules of which a finding in the same line says the same, and better. */
  readonly sameAs?: readonly RuleId[];
}

/** What pages and reports tell of a rule. */
export interface RuleFacts {
  readonly id: RuleId;
  readonly severity: Severity;
  /** What is wrong, in a sentence without a full stop, for tables. */
  readonly title: string;
  /** Why it matters, in a sentence or two. */
  readonly why: string;
  /** What to do, in a sentence. */
  readonly fix: string;
}

/** One thing that can be wrong. Precision goes before recall: where it is not certain, a rule is silent. */
export interface Rule<Kind extends keyof Subjects = keyof Subjects> extends RuleFacts {
  /** What it looks at. */
  readonly subject: Kind;
  /** Whether it only passes on what an engine said. */
  readonly needsEngine?: boolean;
  readonly check: (subject: Subjects[Kind], view: WorkspaceView) => Iterable<Found>;
}

/** A rule of any kind of subject. */
export type AnyRule = { readonly [Kind in keyof Subjects]: Rule<Kind> }[keyof Subjects];
