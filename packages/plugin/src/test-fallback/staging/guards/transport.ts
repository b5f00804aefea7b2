import type { Host } from '../endpoints/endpoint';
import { isPostgres, schemeFacts } from '../endpoints/schemes';

/** How a host is reached, as far as its URL tells. */
export type Transport =
  | { readonly kind: 'tls' | 'postgres-tls'; readonly port: number }
  | { readonly kind: 'plain'; readonly instead: string }
  | { readonly kind: 'unknown' };

/** Whether a host is reached over TLS; where the PostgreSQL URL says nothing, the environment's mode counts. */
export function transportOf(host: Host, pgSslMode: string | undefined): Transport {
  const { scheme } = host;
  if (isPostgres(scheme)) return ofPostgres(host, pgSslMode);
  if (scheme === 'mongodb') return ofMongo(host);
  const facts = schemeFacts(scheme);
  if (scheme === undefined || facts === undefined) return { kind: 'unknown' };
  return facts.tls
    ? { kind: 'tls', port: host.port ?? facts.port }
    : { kind: 'plain', instead: `use ${SECURE[scheme] ?? `${scheme}s`}://` };
}

function ofPostgres({ port, settings }: Host, pgSslMode = ''): Transport {
  return isOn(settings['ssl']) ||
    /^(?:require|verify-ca|verify-full)$/i.test(settings['sslmode'] ?? pgSslMode)
    ? { kind: 'postgres-tls', port: port ?? 5432 }
    : { kind: 'plain', instead: 'add ?sslmode=verify-full' };
}

function ofMongo({ port, settings }: Host): Transport {
  return isOn(settings['tls']) || isOn(settings['ssl'])
    ? { kind: 'tls', port: port ?? 27_017 }
    : { kind: 'plain', instead: 'add ?tls=true' };
}

const SECURE: Readonly<Record<string, string>> = { http: 'https', ws: 'wss' };

function isOn(setting: string | undefined): boolean {
  return setting !== undefined && /^(?:true|1)$/i.test(setting);
}
