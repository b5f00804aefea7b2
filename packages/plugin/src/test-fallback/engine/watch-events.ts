import { openEngineStream } from '../../host/engine-stream';
import { routeTo, type EngineEndpoint } from './engine-endpoint';
import { parseEvents, pathOfEvents, type ContainerEvent } from './read-events';

/** A look at the containers of a project that lasts. */
export interface EventWatch {
  /** What has befallen them so far, oldest first. */
  readonly events: () => readonly ContainerEvent[];
  readonly end: () => void;
}

/**
 * Listens to what befalls the containers of a compose project.
 *
 * An engine keeps its last 256 events of all kinds only, and health checks alone make three each: what is over again within a long run
 * of tests can be known by listening only.
 */
export function watchEvents(engine: EngineEndpoint, since: number, projectName: string): EventWatch {
  const route = routeTo(engine);
  if (route.kind === 'ssh' || route.kind === 'unknown') return { events: () => [], end: () => undefined };
  const stream = openEngineStream(route, pathOfEvents({ since, projectName }));
  return { events: () => parseEvents(stream.text()), end: stream.close };
}
