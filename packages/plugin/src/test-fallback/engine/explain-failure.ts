import type { EngineFailure } from './engine-verdict';

/** Where a look went, for people. */
export interface Place {
  readonly endpoint: string;
  /** Who named it. */
  readonly origin: string;
}

/** A place without an engine of use. */
export interface Miss {
  readonly kind: 'fails';
  /** Undefined for several, none of which was there. */
  readonly endpoint: string | undefined;
  readonly trouble: Trouble;
  readonly cause: EngineFailure;
}

/** What a place can come to that is no use; several of them are one class for whoever decides, and need different help. */
export type Trouble =
  'absent' | 'denied' | 'down' | 'hung' | 'sick' | 'not-an-engine' | 'forbids' | 'unknown-host' | 'bad-tls';

interface Help {
  readonly class: EngineFailure['class'];
  readonly fix: string;
}

const SET_HOST = 'set DOCKER_HOST to where the engine listens';

const HELP: Readonly<Record<Trouble, Help>> = {
  absent: { class: 'engine-absent', fix: `install Docker or podman and start it, or ${SET_HOST}` },
  denied: {
    class: 'engine-absent',
    fix: 'add the user to the group docker (sudo usermod -aG docker "$USER") and log in again, or use a rootless engine',
  },
  down: {
    class: 'engine-down',
    fix: `start it (systemctl start docker, or start Docker Desktop), or ${SET_HOST}`,
  },
  hung: {
    class: 'engine-hung',
    fix: 'restart the engine (systemctl restart docker, or restart Docker Desktop)',
  },
  sick: {
    class: 'engine-sick',
    fix: 'see its log (journalctl -u docker, or Docker Desktop), and restart it',
  },
  'not-an-engine': { class: 'engine-misconfigured', fix: `something else listens there: ${SET_HOST}` },
  forbids: {
    class: 'engine-misconfigured',
    fix: 'let whatever stands before the engine (a proxy of its socket, an authorization plugin) allow containers to be listed',
  },
  'unknown-host': { class: 'engine-misconfigured', fix: `mend the address: ${SET_HOST}` },
  'bad-tls': {
    class: 'engine-misconfigured',
    fix: 'mend the certificates in DOCKER_CERT_PATH (ca.pem, cert.pem, key.pem), or the host in DOCKER_HOST',
  },
};

/** Says of one place why no engine can be used there, and what to do. */
export function explain(
  trouble: Trouble,
  { endpoint, origin }: Place,
  what: string,
  evidence: readonly string[] = [],
): Miss {
  const reason = `${endpoint} (${origin}): ${what}`;
  return {
    kind: 'fails',
    endpoint,
    trouble,
    cause: { ...HELP[trouble], reason, ...(evidence.length > 0 && { evidence }) },
  };
}

/** From what is nearest to an engine that works, since that is what the user means and has to mend. */
const NEAREST_FIRST: readonly Trouble[] = [
  ...(['hung', 'sick', 'forbids', 'bad-tls', 'denied', 'down'] as const),
  ...(['not-an-engine', 'unknown-host', 'absent'] as const),
];

/** Says of several places, all without an engine of use, what is to be mended; the others are kept as evidence. */
export function explainAll(misses: readonly Miss[]): Miss {
  const rank = ({ trouble }: Miss): number => NEAREST_FIRST.indexOf(trouble);
  const nearest = misses.reduce((best, miss) => (rank(miss) < rank(best) ? miss : best));
  if (misses.length === 1) return nearest;
  const evidence = misses.map(({ cause }) => cause.reason);
  if (nearest.trouble === 'absent') {
    const reason = 'there is no container engine in any of the usual places';
    return { ...nearest, endpoint: undefined, cause: { ...nearest.cause, reason, evidence } };
  }
  return {
    ...nearest,
    cause: { ...nearest.cause, evidence: [...(nearest.cause.evidence ?? []), ...evidence] },
  };
}
