import { isIP } from 'node:net';
import { routeTo, type EngineEndpoint } from './engine-endpoint';

/** The machine of an engine that is not this one; undefined where ports of its containers are found on loopback here. */
export function remoteHost(engine: EngineEndpoint): string | undefined {
  const route = routeTo(engine);
  switch (route.kind) {
    case 'ssh':
      return engine.endpoint.replace(/^ssh:\/\/(?:[^@/]*@)?/, '').replace(/[/:].*$/, '');
    case 'network':
      return isLoopback(route.host) ? undefined : route.host;
    case 'socket':
    case 'unknown':
      return undefined;
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
