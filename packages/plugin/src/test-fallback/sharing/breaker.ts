import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { withFileLock } from '../../host/file-lock';
import { readTextIfPresent } from '../../host/file-system';
import { pause } from '../../host/pause';
import { isAlive, ownIdentity } from '../../host/process-identity';
import { writeFileWhole } from '../../host/written-files';
import type { EngineVerdict } from '../engine/engine-verdict';
import type { Cause, InfrastructureClass } from '../run-class';
import {
  afterFailure,
  afterNoVerdict,
  afterSuccess,
  afterVerdict,
  BREAKER_RULES,
  CLOSED,
  nextStep,
  type BreakerRecord,
  type BreakerRules,
  type BreakerStep,
} from './breaker-state';

/** Where what is known about an engine is kept. */
export interface BreakerPlace {
  /** Of the run; see `SharingFolder`. */
  readonly folder: string;
  /** What tells engines apart, for example the endpoint that was asked for. */
  readonly engine: string;
  readonly rules?: BreakerRules;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** What a caller gets to know. */
export type BreakerAnswer =
  /** By the caller itself just now, or by another process while it waited. */
  | { readonly kind: 'judged'; readonly by: 'self' | 'another'; readonly verdict: EngineVerdict }
  /** It is known since a while not to work, and nobody tried. */
  | { readonly kind: 'stay-away'; readonly cause: Cause<InfrastructureClass>; readonly since: number };

/** Milliseconds between two looks at what another process finds out. */
const LOOK_AGAIN = 100;

/** Asks for an engine so that of all processes of a run only one looks at it, and none at one that is known not to work. */
export async function askBreaker(
  place: BreakerPlace,
  look: () => Promise<EngineVerdict>,
  signal: AbortSignal,
): Promise<BreakerAnswer> {
  const arrivedAt = nowAt(place);
  for (;;) {
    signal.throwIfAborted();
    // Whole files need no lock to be read; it is for those who write.
    let step = decide(place, arrivedAt);
    if (step.kind === 'look') step = await change(place, signal, () => decide(place, arrivedAt));
    switch (step.kind) {
      case 'look':
        return { kind: 'judged', by: 'self', verdict: await lookFor(place, look) };
      case 'take':
        return { kind: 'judged', by: 'another', verdict: step.verdict };
      case 'stay-away':
        return step;
      case 'wait':
        await pause(LOOK_AGAIN, signal);
    }
  }
}

/** Counts a failure that came after a good look at the engine, such as a registry that does not answer. */
export async function countFailure(
  place: BreakerPlace,
  cause: Cause<InfrastructureClass>,
  signal: AbortSignal,
): Promise<void> {
  const { rules = BREAKER_RULES } = place;
  await rewrite(place, signal, (record) => afterFailure(record, cause, nowAt(place), rules));
}

/** Tells the others that services came up. */
export async function countSuccess(place: BreakerPlace, signal: AbortSignal): Promise<void> {
  await rewrite(place, signal, (record) => afterSuccess(record, nowAt(place)));
}

/** What is known, for a record of the run. */
export function readBreaker(place: BreakerPlace): BreakerRecord {
  const text = readTextIfPresent(pathOf(place));
  if (text === undefined) return CLOSED;
  try {
    return JSON.parse(text) as BreakerRecord;
  } catch {
    return CLOSED;
  }
}

/** Others wait for this one, so that it leaves word whatever happens. */
async function lookFor(place: BreakerPlace, look: () => Promise<EngineVerdict>): Promise<EngineVerdict> {
  const untilDone = new AbortController().signal;
  try {
    const verdict = await look();
    await rewrite(place, untilDone, (record) => afterVerdict(record, verdict, nowAt(place)));
    return verdict;
  } catch (error) {
    await rewrite(place, untilDone, afterNoVerdict);
    throw error;
  }
}

function decide(place: BreakerPlace, arrivedAt: number): BreakerStep {
  const caller = { self: ownIdentity(), now: nowAt(place), arrivedAt, isAlive };
  return nextStep(readBreaker(place), caller, place.rules ?? BREAKER_RULES);
}

/** Takes a step alone, and writes down what it changes. */
function change(place: BreakerPlace, signal: AbortSignal, take: () => BreakerStep): Promise<BreakerStep> {
  return alone(place, signal, async () => {
    const step = take();
    if (step.kind === 'look') await write(place, step.record);
    return step;
  });
}

function rewrite(
  place: BreakerPlace,
  signal: AbortSignal,
  transition: (record: BreakerRecord) => BreakerRecord,
): Promise<void> {
  return alone(place, signal, () => write(place, transition(readBreaker(place))));
}

function alone<T>(place: BreakerPlace, signal: AbortSignal, action: () => Promise<T>): Promise<T> {
  return withFileLock(`${pathOf(place)}.lock`, signal, action);
}

function write(place: BreakerPlace, record: BreakerRecord): Promise<void> {
  return writeFileWhole(pathOf(place), JSON.stringify(record));
}

function pathOf({ folder, engine }: BreakerPlace): string {
  return join(folder, `breaker-${createHash('sha256').update(engine).digest('hex').slice(0, 12)}.json`);
}

function nowAt({ now = Date.now }: BreakerPlace): number {
  return now();
}
