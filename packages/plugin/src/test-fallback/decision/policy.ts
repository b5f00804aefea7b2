import type { InfrastructureClass } from '../run-class';

/** Which services the tests may run on. */
export type Mode = 'auto' | 'docker' | 'staging' | 'none';

/** For which reasons a run may go to staging: any of infrastructure, an outage that is certainly nobody's change, or none. */
export type FallbackRule = 'always' | 'outage' | 'never';

/** What a run may do, settled before it begins. */
export interface Policy {
  readonly mode: Mode;
  readonly fallback: FallbackRule;
  /** Why staging may not be used at all, whatever the rule; undefined where it may. */
  readonly forbidden: string | undefined;
  /** How often services are started at most, by what went wrong. */
  readonly startAttempts: Readonly<Partial<Record<InfrastructureClass, number>>>;
  /** Runs the tests once more, on local services, when these were lost in the middle. */
  readonly rerunsAfterLoss: boolean;
  /** Ends well, with a word, where staging was to be used and cannot be. */
  readonly skipsWithoutStaging: boolean;
}

/** An engine that is not there, or a registry that does not answer; research has no case in which a change did that. */
const OUTAGES: ReadonlySet<InfrastructureClass> = new Set([
  'engine-absent',
  'engine-down',
  'engine-hung',
  'engine-sick',
  'pull-unavailable',
  'host-resource',
]);

/** Why a failure may not lead to staging; undefined where it may. */
export function whyNoFallback(failure: InfrastructureClass, policy: Policy): string | undefined {
  if (policy.mode === 'docker') return 'mode docker never leaves the local engine';
  if (policy.fallback === 'never') return 'this execution mode never falls back';
  if (policy.fallback === 'outage' && !OUTAGES.has(failure)) {
    return `this execution mode falls back for outages only, and ${failure} may come from a change`;
  }
  return policy.forbidden;
}
