import type { Health } from './program';

/** The method before the path is how Go's multiplexer is told of it. */
const HEALTH_PATH =
  /["'`](?:GET )?(\/(?:[\w-]+\/)*(?:healthz?|livez?|readyz?|health_check|healthcheck)\/?)["'`]/;

/** Where routers are put below a path, nobody knows from the text what a route of theirs is called in the end. */
const PREFIXED = /\b(?:url_)?prefix\s*[=:]\s*["'`]\/?\w|\.(?:use|route|mount)\(\s*["'`]\/\w/;

/** A path that the sources name as that of a health check; without one, or where it may be prefixed, an open port has to do. */
export function findHealth(texts: readonly string[]): Health {
  if (texts.some((text) => PREFIXED.test(text))) return { kind: 'port' };
  for (const text of texts) {
    const path = HEALTH_PATH.exec(text)?.[1];
    if (path !== undefined) return { kind: 'http', path };
  }
  return { kind: 'port' };
}

/** Says what asks whether the service is well, since a wrong path makes a container unhealthy for ever. */
export function describeHealth(health: Health): string[] {
  switch (health.kind) {
    case 'none':
      return [];
    case 'port':
      return ['its health check is whether its port is open; --healthPath names a better one'];
    case 'http':
      return [`its health check asks for ${health.path}; --healthPath names another one`];
  }
}
