import type { Health } from './program';

/** The method before the path is how Go's multiplexer is told of it. */
const HEALTH_PATH =
  /["'`](?:GET )?(\/(?:[\w-]+\/)*(?:healthz?|livez?|readyz?|health_check|healthcheck)\/?)["'`]/;

/** A path that the sources name as that of a health check; without one an open port has to do. */
export function findHealth(texts: readonly string[]): Health {
  for (const text of texts) {
    const path = HEALTH_PATH.exec(text)?.[1];
    if (path !== undefined) return { kind: 'http', path };
  }
  return { kind: 'port' };
}
