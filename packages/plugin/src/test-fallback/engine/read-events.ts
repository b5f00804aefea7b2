import { asRecord, asText } from '../../base/unknown-record';
import { askForText, filtersFor, type EngineQuestion, type Unreadable } from './ask-for-json';

/** What befell a container. */
export interface ContainerEvent {
  readonly action: 'die' | 'oom' | 'kill' | 'restart' | 'healthy' | 'unhealthy';
  readonly containerId: string;
  /** Of the compose project. */
  readonly service: string;
  /** How a container ended; for `die` only. */
  readonly exitCode: number | undefined;
  /** ISO 8601. */
  readonly at: string;
}

/** The events of a time, oldest first. */
export type ContainerEvents =
  | Unreadable
  /** An engine keeps no more than its last 256 events of all kinds. */
  | { readonly kind: 'read'; readonly events: readonly ContainerEvent[] };

/** Which events are meant; the times are milliseconds since 1970 by this machine's clock. */
export interface EventsQuestion extends EngineQuestion {
  readonly since: number;
  readonly until: number;
  readonly projectName: string;
}

/** In docker's words and podman's; an engine ignores those that it does not have. */
const ACTIONS = ['die', 'died', 'oom', 'kill', 'restart', 'health_status'];

/** Reads what befell the containers of a compose project, after the fact. */
export async function readEngineEvents(question: EventsQuestion): Promise<ContainerEvents> {
  // An engine whose clock is behind ours waits for `until`; what has happened it tells before.
  const until = `until=${toSeconds(question.until)}`;
  const answer = await askForText(question, `${pathOfEvents(question)}&${until}`);
  if (answer.kind === 'unreadable') return answer;
  return { kind: 'read', events: parseEvents(answer.text) };
}

/** Where an engine tells what befalls the containers of a project from a moment on. */
export function pathOfEvents({ since, projectName }: Pick<EventsQuestion, 'since' | 'projectName'>): string {
  const filters = filtersFor(projectName, { type: ['container'], event: ACTIONS });
  return `/events?since=${toSeconds(since)}&${filters}`;
}

/** Reads the lines of such an answer; the last one may be a part. */
export function parseEvents(text: string): ContainerEvent[] {
  return text.split('\n').flatMap(parseEvent);
}

function toSeconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function parseEvent(line: string): ContainerEvent[] {
  const event = parseLine(line);
  const action = toAction(asText(event['Action'] ?? event['status']));
  const { ID, Attributes } = asRecord(event['Actor']);
  if (action === undefined || typeof ID !== 'string') return [];
  const attributes = asRecord(Attributes);
  const exitCode = Number(attributes['exitCode'] ?? attributes['containerExitCode'] ?? Number.NaN);
  return [
    {
      action,
      containerId: ID,
      service: asText(attributes['com.docker.compose.service']),
      exitCode: Number.isNaN(exitCode) ? undefined : exitCode,
      at: new Date(Math.round(Number(event['timeNano'] ?? 0) / 1e6)).toISOString(),
    },
  ];
}

/** Docker writes `health_status: unhealthy`. */
function toAction(text: string): ContainerEvent['action'] | undefined {
  const health = /^health_status:\s*(healthy|unhealthy)$/.exec(text)?.[1];
  if (health === 'healthy' || health === 'unhealthy') return health;
  if (text === 'died') return 'die';
  return (['die', 'oom', 'kill', 'restart'] as const).find((action) => action === text);
}

function parseLine(line: string): Readonly<Record<string, unknown>> {
  try {
    return asRecord(JSON.parse(line));
  } catch {
    return {};
  }
}
