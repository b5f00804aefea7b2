import { inspectContainers } from '../../../test-fallback/engine/inspect-containers';
import { judgePostFlight } from '../../../test-fallback/engine/post-flight';
import { probeEngine } from '../../../test-fallback/engine/probe-engine';
import { readEngineEvents, type ContainerEvents } from '../../../test-fallback/engine/read-events';
import { watchEvents, type EventWatch } from '../../../test-fallback/engine/watch-events';
import type { Cause } from '../../../test-fallback/run-class';
import type { Occasion, Progress } from './occasion';

/** Milliseconds for each question to the engine. */
const DEADLINE = 5_000;

/** Listens to what befalls the services from a moment on; undefined where none were started. */
export function watchServices(since: number, { engine, stack }: Progress): EventWatch | undefined {
  return engine === undefined || stack === undefined
    ? undefined
    : watchEvents(engine, since, stack.projectName);
}

/** What the engine says of the time since the tests began; undefined where all stood as before. */
export async function findLoss(
  since: number,
  watch: EventWatch | undefined,
  { environment, signal }: Occasion,
  { engine, stack }: Progress,
): Promise<Cause<'infrastructure-lost'> | undefined> {
  if (engine === undefined) return undefined;
  const question = { endpoint: engine.endpoint, tls: engine.tls, deadline: DEADLINE, signal };
  const ofStack = { ...question, projectName: stack?.projectName ?? '' };
  const none = { kind: 'unreadable', reason: 'no services were started' } as const;
  try {
    const [verdict, now, events] = await Promise.all([
      probeEngine({ environment, needsCompose: false, signal, option: engine.endpoint }),
      stack === undefined ? none : inspectContainers(ofStack),
      stack === undefined ? none : readEngineEvents({ ...ofStack, since, until: Date.now() }),
    ]);
    const judgement = judgePostFlight({
      before: stack?.containers ?? [],
      now,
      events: withSeen(events, watch),
      engine: verdict,
    });
    return judgement.kind === 'lost' ? judgement.cause : undefined;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

/** What was told while it happened, and what the engine remembers; the same event in both is one loss. */
function withSeen(remembered: ContainerEvents, watch: EventWatch | undefined): ContainerEvents {
  const seen = watch?.events() ?? [];
  const events = [...seen, ...(remembered.kind === 'read' ? remembered.events : [])];
  const inOrder = events.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return { kind: 'read', events: inOrder };
}
