import type { LookupFunction } from 'node:net';
import { startDeadline } from '../../../host/deadline';
import { errorCode } from '../../../host/error-code';
import { getOverSocket } from '../../../host/http-over-socket';
import { pause } from '../../../host/pause';
import { openTls, type TlsConnection } from '../../../host/tls-connection';
import type { Cause } from '../../run-class';
import type { StagingIdentity } from '../staging';
import { explainConnectionError } from './connection-error';
import { coversStrictly, judgeIdentity } from './judge-answer';
import type { ProofTarget } from './proof-target';

/** How hosts are asked for their proof. */
export interface ProofSetup {
  readonly identity: StagingIdentity;
  readonly authorities: readonly string[] | undefined;
  readonly proxyFor: (host: string, port: number) => URL | undefined;
  readonly lookup: LookupFunction | undefined;
  readonly now: () => Date;
  /** Ends everything. */
  readonly signal: AbortSignal;
  /** Milliseconds for one attempt. */
  readonly patience?: number;
  /** Milliseconds before each further attempt. */
  readonly pauses?: readonly number[];
}

/** A host that proved what it is, or why it did not. */
export type HostProof =
  | { readonly kind: 'proven'; readonly host: string; readonly remarks: readonly string[] }
  | {
      readonly kind: 'failed';
      readonly cause: Cause<'staging-unavailable' | 'safety-blocked'>;
      readonly mayPass: boolean;
    };

/** Has a host prove what it is; what may pass by itself is tried again. */
export async function proveHost(target: ProofTarget, setup: ProofSetup): Promise<HostProof> {
  const { pauses = [300, 1_000], signal } = setup;
  let proof = await attempt(target, setup);
  for (const wait of pauses) {
    if (proof.kind === 'proven' || !proof.mayPass) return proof;
    await pause(wait, signal);
    if (signal.aborted) return proof;
    proof = await attempt(target, setup);
  }
  return proof;
}

async function attempt(target: ProofTarget, setup: ProofSetup): Promise<HostProof> {
  const { host, port, protocol } = target;
  // A timer of our own: Node's `timeout` only tells of a silence, and the connection stays.
  const { signal, release } = startDeadline(setup.patience ?? 5_000, setup.signal);
  try {
    const connection = await openTls(
      { host, port, protocol: protocol === 'postgres' ? 'postgres' : 'tls' },
      { ...setup, signal, proxy: protocol === 'http' ? setup.proxyFor(host, port) : undefined },
    );
    return await judge(connection, target, setup);
  } catch (error) {
    const { why, fix, mayPass } = explainConnectionError(signal.aborted ? 'DEADLINE' : errorCode(error));
    return failed(target, why, { fix, mayPass });
  } finally {
    release();
  }
}

/** More than any answer to a question for health has. */
const MOST_BYTES = 64 * 1024;

async function judge(connection: TlsConnection, target: ProofTarget, setup: ProofSetup): Promise<HostProof> {
  const { socket, subjectAltName, validTo } = connection;
  if (!coversStrictly(subjectAltName, target.host)) {
    socket.destroy();
    return failed(target, 'has a certificate whose names do not cover it by the rules of today', {
      fix: 'name the host, or * in place of its first label, as a DNS name of the certificate',
    });
  }
  const remarks = endsSoon(target.host, validTo, setup.now());
  if (target.protocol !== 'http') {
    socket.destroy();
    return { kind: 'proven', host: target.host, remarks };
  }
  const host = hostHeader(target);
  const answer = await getOverSocket(socket, { host, path: setup.identity.path, mostBytes: MOST_BYTES });
  const identity = judgeIdentity(answer, setup.identity);
  switch (identity.kind) {
    case 'proven':
      return { kind: 'proven', host: target.host, remarks };
    case 'other':
      return failed(target, identity.why, {
        class: 'safety-blocked',
        fix: 'make sure that this is staging; then have it say so',
      });
    case 'silent':
      return failed(target, identity.why, { mayPass: identity.mayPass });
  }
}

interface FailureFacts {
  readonly class?: 'staging-unavailable' | 'safety-blocked';
  readonly fix?: string | undefined;
  readonly mayPass?: boolean;
}

function failed({ host, port }: ProofTarget, why: string, facts: FailureFacts): HostProof {
  const { fix, mayPass = false } = facts;
  const reason = `${host}:${String(port)} ${why}`;
  return {
    kind: 'failed',
    mayPass,
    cause: { class: facts.class ?? 'staging-unavailable', reason, ...(fix === undefined ? {} : { fix }) },
  };
}

const DAY = 24 * 60 * 60 * 1000;

function endsSoon(host: string, validTo: Date, now: Date): string[] {
  const days = Math.floor((validTo.getTime() - now.getTime()) / DAY);
  return days < 14 ? [`the certificate of ${host} ends in ${String(days)} days`] : [];
}

function hostHeader({ host, port }: ProofTarget): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return port === 443 ? name : `${name}:${String(port)}`;
}
