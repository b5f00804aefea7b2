import type { EngineAddress, EngineTls } from '../../host/engine-socket';

/** An engine as its clients are told of it. */
export interface EngineEndpoint {
  /** In the form of DOCKER_HOST. */
  readonly endpoint: string;
  /** Only where a client needs it. */
  readonly tls?: EngineTls | undefined;
}

/** How an endpoint is reached: directly, or only by docker's own client. */
export type EngineRoute =
  EngineAddress | { readonly kind: 'ssh' } | { readonly kind: 'unknown'; readonly reason: string };

const DEFAULT_SOCKET = '/var/run/docker.sock';
const PORTS = { plain: 2375, tls: 2376 } as const;

/** Reads an endpoint as docker's clients do; without a scheme it is one of the network. */
export function routeTo({ endpoint, tls }: EngineEndpoint): EngineRoute {
  const [, scheme = 'tcp', rest = ''] = /^(?:([a-z]+):\/\/)?(.*)$/is.exec(endpoint) ?? [];
  switch (scheme.toLowerCase()) {
    case 'unix':
      return { kind: 'socket', path: rest || DEFAULT_SOCKET };
    case 'npipe':
      // npipe:////./pipe/docker_engine is \\.\pipe\docker_engine.
      return { kind: 'socket', path: rest.replaceAll('/', '\\') };
    case 'ssh':
      return { kind: 'ssh' };
    case 'tcp':
    case 'http':
      return toNetwork(rest, tls);
    case 'https':
      return toNetwork(rest, tls ?? { folder: '', verify: true });
    default:
      return { kind: 'unknown', reason: `${scheme}:// is no way to an engine` };
  }
}

function toNetwork(rest: string, tls: EngineTls | undefined): EngineRoute {
  if (!URL.canParse(`http://${rest}`))
    return { kind: 'unknown', reason: 'it names no host, or not in the form host:port' };
  const url = new URL(`http://${rest}`);
  // URL leaves the port away that is the default of its scheme.
  const port = url.port || (/:80(?:\/|$)/.test(rest) ? '80' : tls === undefined ? PORTS.plain : PORTS.tls);
  return {
    kind: 'network',
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port),
    basePath: url.pathname.replace(/\/+$/, ''),
    tls,
  };
}

/** The environment in which docker's clients, compose and the tests themselves mean exactly this engine. */
export function environmentFor(
  { endpoint, tls }: EngineEndpoint,
  environment: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  const { DOCKER_CONTEXT, DOCKER_TLS, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH, ...others } = environment;
  if (tls === undefined) return { ...others, DOCKER_HOST: endpoint };
  return {
    ...others,
    DOCKER_HOST: endpoint,
    ...(tls.verify ? { DOCKER_TLS_VERIFY: '1' } : { DOCKER_TLS: '1' }),
    ...(tls.folder !== '' && { DOCKER_CERT_PATH: tls.folder }),
  };
}
