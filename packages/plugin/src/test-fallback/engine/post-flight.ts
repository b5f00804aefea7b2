import type { Cause } from '../run-class';
import type { StackContainer } from '../stack/stack';
import type { EngineVerdict } from './engine-verdict';
import type { ContainerState, ContainerStates } from './inspect-containers';
import type { ContainerEvent, ContainerEvents } from './read-events';

/** Whether the ground stood still under the tests. */
export type PostFlight =
  { readonly kind: 'sound' } | { readonly kind: 'lost'; readonly cause: Cause<'infrastructure-lost'> };

/** What is known once the tests have ended. */
export interface PostFlightEvidence {
  /** The containers as they were when the tests began. */
  readonly before: readonly StackContainer[];
  readonly now: ContainerStates;
  readonly events: ContainerEvents;
  readonly engine: EngineVerdict;
}

/** Judges by the engine's evidence alone, never by what the tests said or returned. */
export function judgePostFlight(evidence: PostFlightEvidence): PostFlight {
  const [first, ...others] = findLosses(evidence);
  if (first === undefined) return { kind: 'sound' };
  return {
    kind: 'lost',
    cause: {
      class: 'infrastructure-lost',
      reason: first,
      ...(others.length > 0 && { evidence: [first, ...others] }),
    },
  };
}

function findLosses({ before, now, events, engine }: PostFlightEvidence): readonly string[] {
  if (engine.kind === 'fails') return [`the engine was lost during the tests: ${engine.cause.reason}`];
  if (before.length === 0) return [];
  if (now.kind === 'unreadable')
    return [`nobody can say whether the services still stand as before: ${now.reason}`];
  // Events add what is over again; what still shows, the containers themselves show.
  const happened = events.kind === 'read' ? events.events : [];
  const all = before.flatMap((container) => lossesOf(container, now.containers, happened));
  return [...new Set(all)];
}

function lossesOf(
  container: StackContainer,
  now: readonly ContainerState[],
  events: readonly ContainerEvent[],
): readonly string[] {
  const own = events.filter(({ containerId }) => containerId === container.id);
  const wasKilled = own.some(({ action }) => action === 'kill');
  const name = `the service ${container.service}`;
  const told = own.flatMap((event) =>
    toldBy(event, wasKilled).map((what) => `${name} ${what} at ${event.at}`),
  );
  return [...told, ...shownBy(container, now, wasKilled).map((what) => `${name} ${what}`)];
}

function toldBy({ action, exitCode }: ContainerEvent, wasKilled: boolean): readonly string[] {
  switch (action) {
    case 'die':
      return isLoss(exitCode, wasKilled) ? [`ended with status ${exitCode ?? 'unknown'}`] : [];
    case 'oom':
      return ['ran out of memory'];
    case 'restart':
      return ['was restarted'];
    case 'unhealthy':
      return ['became unhealthy'];
    case 'kill':
    case 'healthy':
      // A signal can be a request to read settings again.
      return [];
  }
}

function shownBy(
  { id, service, startedAt }: StackContainer,
  now: readonly ContainerState[],
  wasKilled: boolean,
): readonly string[] {
  const state = now.find((one) => one.id === id);
  if (state === undefined)
    return [now.some((one) => one.service === service) ? 'is another container now' : 'is gone'];
  const losses: string[] = [];
  if (!isSameMoment(state.startedAt, startedAt)) losses.push(`was started again at ${state.startedAt}`);
  if (state.oomKilled) losses.push('ran out of memory');
  if (!state.running && isLoss(state.exitCode, wasKilled))
    losses.push(`has ended with status ${state.exitCode}`);
  if (state.health === 'unhealthy') losses.push('is unhealthy');
  return losses;
}

/** A one-shot ends with 0 by itself; a server that ends with 0, because somebody told it to. */
function isLoss(exitCode: number | undefined, wasKilled: boolean): boolean {
  return exitCode !== 0 || wasKilled;
}

/** Engines write the same moment in several ways. */
function isSameMoment(one: string, other: string): boolean {
  return one === other || Date.parse(one) === Date.parse(other);
}
