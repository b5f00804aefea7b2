import type { Problem } from '../../base/user-error';
import type { PublishedPort } from '../stack/stack';
import type { KeyOrigin } from '../staging/staging';

/** What tests on local services get beside the environment that Nx gave to this run. */
export interface LocalEnvironment {
  readonly added: Readonly<Record<string, string>>;
  readonly origins: readonly KeyOrigin[];
  readonly problems: readonly Problem[];
}

/** A place in a variable that stands for an address, such as `{postgres:5432}`. */
const PLACE = /\{([a-zA-Z0-9][a-zA-Z0-9._-]*):(\d+)\}/g;

/** Addresses of all ports, the engine that is meant, and the variables of the options with their places filled in. */
export function localEnvironment(
  ports: readonly PublishedPort[],
  endpoint: string | undefined,
  variables: Readonly<Record<string, string>>,
): LocalEnvironment {
  const problems: Problem[] = [];
  const filled = Object.entries(variables).map(([key, text]) => {
    const value = text.replace(PLACE, (place, service: string, port: string) => {
      const found = ports.find((one) => one.service === service && one.containerPort === Number(port));
      if (found !== undefined) return addressOf(found);
      problems.push(unknownPlace(key, place, service, ports));
      return place;
    });
    return [key, value] as const;
  });
  const ofPorts = ports.flatMap((port) => variablesOf(port, ports));
  const own = [
    ...(endpoint === undefined ? [] : [['DOCKER_HOST', endpoint] as const]),
    ['TEST_ENVIRONMENT', 'local'] as const,
    ['USE_STAGING_SERVICES', 'false'] as const,
  ];
  const originsOf = (pairs: readonly (readonly [string, string])[], from: string): KeyOrigin[] =>
    pairs.map(([key]) => ({ key, from }));
  const origins = [
    ...originsOf(own, 'nx-alpine'),
    ...originsOf(ofPorts, 'compose'),
    ...originsOf(filled, 'options'),
  ];
  return {
    added: Object.fromEntries([...own, ...ofPorts, ...filled]),
    origins: [...new Map(origins.map((origin) => [origin.key, origin])).values()],
    problems,
  };
}

/** `POSTGRES_HOST`, `POSTGRES_PORT` for its first port, and `POSTGRES_PORT_5432` for each. */
function variablesOf(one: PublishedPort, all: readonly PublishedPort[]): (readonly [string, string])[] {
  const prefix = one.service
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '_')
    .replace(/^(?=\d)/, 'SERVICE_');
  const isFirst = all.find(({ service }) => service === one.service) === one;
  return [
    ...(isFirst
      ? ([
          [`${prefix}_HOST`, one.host],
          [`${prefix}_PORT`, String(one.port)],
        ] as const)
      : []),
    [`${prefix}_PORT_${String(one.containerPort)}`, String(one.port)],
  ];
}

function addressOf({ host, port }: PublishedPort): string {
  return host.includes(':') ? `[${host}]:${String(port)}` : `${host}:${String(port)}`;
}

function unknownPlace(key: string, place: string, service: string, ports: readonly PublishedPort[]): Problem {
  const known = ports.map((port) => `{${port.service}:${String(port.containerPort)}}`);
  return {
    what: `env.${key}: nothing is published for ${place}`,
    why:
      known.length === 0
        ? 'no service of the compose files publishes a port'
        : `there are ${known.join(', ')}`,
    fix: `publish it in the compose file: services.${service}.ports: ["127.0.0.1::${place.slice(service.length + 2, -1)}"]`,
  };
}
