import { findEndpoints } from '../endpoints/find-endpoints';
import { isHttp } from '../endpoints/schemes';
import { transportOf } from '../guards/transport';
import type { StagingValue } from '../staging-value';

/** A host and port that has to prove what it is before the first test. */
export interface ProofTarget {
  readonly host: string;
  readonly port: number;
  /** HTTP is asked for its identity; the others prove by their certificate alone. */
  readonly protocol: 'http' | 'tls' | 'postgres';
}

/** Everything that values lead to: what can be proven, and the hosts that nothing tells how to. */
export interface ProofPlan {
  readonly targets: readonly ProofTarget[];
  /** Sentences on what is not checked. */
  readonly remarks: readonly string[];
}

/** Plans the proof of what values lead to, each host and port once. */
export function planProof(values: readonly StagingValue[]): ProofPlan {
  const mode = values.find(({ key }) => key === 'PGSSLMODE')?.value;
  const targets = new Map<string, ProofTarget>();
  const remarks = new Set<string>();
  for (const { key, value } of values) {
    for (const endpoint of findEndpoints(key, value)) {
      if (endpoint.kind !== 'host') continue;
      const { host, scheme } = endpoint;
      const transport = transportOf(endpoint, mode);
      if (transport.kind === 'unknown' || transport.kind === 'plain') {
        remarks.add(
          `${key}: its host was not asked what it is, because nothing in the value tells how to reach it over TLS`,
        );
        continue;
      }
      const { port } = transport;
      const protocol = isHttp(scheme) ? 'http' : transport.kind === 'tls' ? 'tls' : 'postgres';
      const place = `${host} ${String(port)}`;
      // A host that speaks HTTP has more to prove.
      if (protocol === 'http' || !targets.has(place)) targets.set(place, { host, port, protocol });
    }
  }
  return { targets: [...targets.values()], remarks: [...remarks] };
}
