import type { ProcessIdentity } from '../../host/process-identity';
import type { EngineVerdict } from '../engine/engine-verdict';
import type { Cause, InfrastructureClass } from '../run-class';

/** What processes of one run know together about one engine. */
export interface BreakerRecord {
  /** Open: nobody tries. Half-open: one tries whether it works again. */
  readonly state: 'closed' | 'open' | 'half-open';
  /** Failures in a row that count, each for a little. */
  readonly failures: number;
  /** Why it is open or half-open. */
  readonly cause: Cause<InfrastructureClass> | undefined;
  /** Who looks at the engine just now. */
  readonly looking: Looking | undefined;
  /** The last verdict, for those who waited for it. */
  readonly verdict: EngineVerdict | undefined;
  /** Milliseconds since 1970 when the state, and when the verdict, came to be. */
  readonly changedAt: number;
  readonly judgedAt: number;
}

/** A look that has begun. */
export interface Looking {
  readonly by: ProcessIdentity;
  readonly since: number;
}

/** Milliseconds and counts by which the breaker goes. */
export interface BreakerRules {
  /** How long nobody tries. */
  readonly openFor: number;
  /** What is older counts no more; undefined in continuous integration, where a run ends with its machine. */
  readonly timeToLive: number | undefined;
  /** How many failures that count open it. */
  readonly threshold: number;
  /** A look without a verdict after so long has come to nothing, though its process lives. */
  readonly lookEndsWithin: number;
}

/** What a caller is to do now. */
export type BreakerStep =
  | { readonly kind: 'look'; readonly record: BreakerRecord }
  | { readonly kind: 'wait' }
  | { readonly kind: 'take'; readonly verdict: EngineVerdict }
  | { readonly kind: 'stay-away'; readonly cause: Cause<InfrastructureClass>; readonly since: number };

/** Seconds without tries, and minutes of memory, for a machine on which people work. */
export const BREAKER_RULES: BreakerRules = {
  openFor: 60_000,
  timeToLive: 600_000,
  threshold: 2,
  lookEndsWithin: 30_000,
};

/** Who asks, and when. */
export interface BreakerCaller {
  readonly self: ProcessIdentity;
  readonly now: number;
  /** When it began to ask; a verdict from later is as good as one of its own. */
  readonly arrivedAt: number;
  readonly isAlive: (process: ProcessIdentity) => boolean;
}

/** Nothing is known. */
export const CLOSED: BreakerRecord = {
  state: 'closed',
  failures: 0,
  cause: undefined,
  looking: undefined,
  verdict: undefined,
  changedAt: 0,
  judgedAt: 0,
};

/** Decides for one caller; `look` has to be written down before the look begins. */
export function nextStep(known: BreakerRecord, caller: BreakerCaller, rules: BreakerRules): BreakerStep {
  const { self, now, arrivedAt } = caller;
  const record = isOutdated(known, now, rules) ? CLOSED : known;
  const isBusy = isLookGoingOn(record, caller, rules);
  const look = { ...record, looking: { by: self, since: now } };
  if (record.cause === undefined) {
    if (isBusy) return { kind: 'wait' };
    if (record.verdict !== undefined && record.judgedAt >= arrivedAt)
      return { kind: 'take', verdict: record.verdict };
    return { kind: 'look', record: look };
  }
  if (isBusy || (record.state === 'open' && now - record.changedAt < rules.openFor))
    return { kind: 'stay-away', cause: record.cause, since: record.changedAt };
  return { kind: 'look', record: { ...look, state: 'half-open' } };
}

/** What a verdict makes of the record; an engine that answers proves nothing where something else failed, such as a registry. */
export function afterVerdict(record: BreakerRecord, verdict: EngineVerdict, now: number): BreakerRecord {
  const judged = { ...record, verdict, judgedAt: now };
  if (verdict.kind === 'fails')
    return { ...judged, state: 'open', cause: verdict.cause, looking: undefined, changedAt: now };
  if (record.cause !== undefined && !isOfEngine(record.cause)) return judged;
  return { ...CLOSED, failures: record.failures, verdict, changedAt: now, judgedAt: now };
}

/** What a look that was broken off leaves behind. */
export function afterNoVerdict(record: BreakerRecord): BreakerRecord {
  return { ...record, state: record.cause === undefined ? 'closed' : 'open', looking: undefined };
}

/** What a failure after a good look makes of it: one does not open it, several do, and the one of a trial does. */
export function afterFailure(
  record: BreakerRecord,
  cause: Cause<InfrastructureClass>,
  now: number,
  { threshold }: BreakerRules,
): BreakerRecord {
  const failures = record.failures + 1;
  if (record.state === 'open') return { ...record, failures };
  const opens = isOfEngine(cause) || failures >= threshold || record.state === 'half-open';
  if (!opens) return { ...record, failures };
  return { ...record, state: 'open', failures, cause, looking: undefined, changedAt: now };
}

/** What services that came up make of it. */
export function afterSuccess(record: BreakerRecord, now: number): BreakerRecord {
  return { ...CLOSED, verdict: record.verdict, judgedAt: record.judgedAt, changedAt: now };
}

function isOfEngine({ class: name }: Cause<InfrastructureClass>): boolean {
  return name.startsWith('engine-');
}

function isOutdated(
  { changedAt, looking }: BreakerRecord,
  now: number,
  { timeToLive }: BreakerRules,
): boolean {
  return timeToLive !== undefined && looking === undefined && now - changedAt > timeToLive;
}

function isLookGoingOn(
  { looking, judgedAt }: BreakerRecord,
  { now, isAlive }: BreakerCaller,
  { lookEndsWithin }: BreakerRules,
): boolean {
  if (looking === undefined || !isAlive(looking.by)) return false;
  return judgedAt >= looking.since || now - looking.since <= lookEndsWithin;
}
