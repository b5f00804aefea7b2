import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { readTextIfReadable } from '../../host/file-system';
import { isAlive, ownIdentity, type ProcessIdentity } from '../../host/process-identity';
import { readNames } from '../../host/read-folder';
import { removeFile, writeFileWhole } from '../../host/written-files';
import type { StackFiles } from './stack-files';

/** Holds a stack for this process; gives the file that stands for it. */
export async function takeLease({ leases }: StackFiles): Promise<string> {
  const path = join(leases, `${randomUUID()}.json`);
  await writeFileWhole(path, JSON.stringify(ownIdentity()));
  return path;
}

/** Lets go; what nobody holds any more goes away. */
export async function endLease(lease: string): Promise<void> {
  await removeFile(lease);
}

/** How many living processes hold a stack, beside one lease. */
export function countLeases({ leases }: StackFiles, except?: string): number {
  const reading = readNames(leases);
  if (reading.kind !== 'read') return 0;
  return reading.names
    .filter((name) => typeof name === 'string' && name.endsWith('.json'))
    .map((name) => join(leases, String(name)))
    .filter((path) => path !== except && isHeld(path)).length;
}

function isHeld(path: string): boolean {
  const text = readTextIfReadable(path);
  try {
    return text !== undefined && isAlive(JSON.parse(text) as ProcessIdentity);
  } catch {
    return false;
  }
}
