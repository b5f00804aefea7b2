import type { LookupFunction } from 'node:net';
import type { StagingIdentity } from '../staging';
import type { Cause } from '../../run-class';
import { findProxy } from './find-proxy';
import { proveHost, type HostProof } from './prove-host';
import type { ProofTarget } from './proof-target';

/** What all hosts together came to. */
export interface HostProofs {
  readonly hosts: readonly string[];
  readonly remarks: readonly string[];
  readonly causes: readonly Cause<'staging-unavailable' | 'safety-blocked'>[];
}

/** How they are asked. */
export interface HostsSetup {
  readonly environment: NodeJS.ProcessEnv;
  readonly identity: StagingIdentity;
  readonly authorities: readonly string[] | undefined;
  readonly lookup?: LookupFunction;
  readonly now?: () => Date;
  readonly signal: AbortSignal;
}

const AT_ONCE = 8;

/** Has hosts prove what they are, several at once. */
export async function proveHosts(targets: readonly ProofTarget[], setup: HostsSetup): Promise<HostProofs> {
  const { environment, lookup, now = () => new Date() } = setup;
  const proxyFor = (host: string, port: number): URL | undefined => findProxy(environment, host, port);
  const proofs: HostProof[] = [];
  const waiting = targets.entries();
  const worker = async (): Promise<void> => {
    for (const [index, target] of waiting)
      proofs[index] = await proveHost(target, { ...setup, lookup, now, proxyFor });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return {
    hosts: [...new Set(proofs.flatMap((proof) => (proof.kind === 'proven' ? [proof.host] : [])))],
    remarks: proofs.flatMap((proof) => (proof.kind === 'proven' ? proof.remarks : [])),
    causes: proofs.flatMap((proof) => (proof.kind === 'failed' ? [proof.cause] : [])),
  };
}
