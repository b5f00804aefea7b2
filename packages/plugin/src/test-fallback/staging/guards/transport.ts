import type { Host } from '../endpoints/endpoint';
import { isPostgres, schemeFacts } from '../endpoints/schemes';

/** How a host is reached, as far as its URL tells. */
export type Transport =
  | { readonly kind: 'tls' | 'postgres-tls'; readonly port: number }
  | { readonly kind: 'plain'; readonly instead: string }
  | { readonly kind: 'unknown' };

/** Whether a host is reached over TLS; where the PostgreSQL URL says nothing, the environment's mode counts. */
export function transportOf({ scheme, port, settings }: Host, pgSslMode: string | undefined): Transport {
  const facts = schemeFacts(scheme);
  if (facts !== undefined) {
    return facts.tls
      ? { kind: 'tls', port: port ?? facts.port }
      : { kind: 'plain', instead: `use ${SECURE[scheme ?? ''] ?? `${scheme ?? ''}s`}://` };
  }
  if (isPostgres(scheme)) {
    return isOn(settings['ssl']) ||
      /^(?:require|verify-ca|verify-full)$/i.test(settings['sslmode'] ?? pgSslMode ?? '')
      ? { kind: 'postgres-tls', port: port ?? 5432 }
      : { kind: 'plain', instead: 'add ?sslmode=verify-full' };
  }
  if (scheme !== 'mongodb') return { kind: 'unknown' };
  return isOn(settings['tls']) || isOn(settings['ssl'])
    ? { kind: 'tls', port: port ?? 27_017 }
    : { kind: 'plain', instead: 'add ?tls=true' };
}

const SECURE: Readonly<Record<string, string>> = { http: 'https', ws: 'wss' };

function isOn(setting: string | undefined): boolean {
  return setting !== undefined && /^(?:true|1)$/i.test(setting);
}
