import { hashText } from '../../host/file-facts';
import { readDevice, readSharedIfPossible } from '../../host/shared-bytes';
import { writeFileWhole } from '../../host/written-files';
import type { ContextFile } from '../context-file';
import { CHECKSUM, makeTable, readTable, VERSION_LINE, type MemoryTable } from './memory-table';
import type { FreshHashes, SharedMemory } from './recollection';
import { renewTable } from './renew-table';
import { doubtfulSince } from './settled';

/** A memory of hashes at the beginning of a scan. */
export interface HashMemory {
  /** Where it is kept. */
  readonly path: string;
  /** Absolute path of the context root; what the file keeps of another root does not count. */
  readonly root: string;
  readonly shared: SharedMemory;
}

/** Reads a memory; one that is not there, torn, of another version, root or device is as good as empty. */
export function openHashMemory(path: string, root: string, now = Date.now()): HashMemory {
  const device = readDevice(root) ?? 0;
  const { bytes, ages } = readMemory(path, root, device);
  const marks = new Uint8Array(new SharedArrayBuffer(ages.length));
  return { path, root, shared: { table: bytes.buffer, marks, device, doubtfulSince: doubtfulSince(now) } };
}

/**
 * Writes down what a scan has read, beside what the file holds by then: another process may have written it meanwhile.
 *
 * A memory that cannot be written is no failure: the next scan reads again.
 */
export async function saveHashMemory(
  { path, root, shared }: HashMemory,
  files: readonly ContextFile[],
  fresh: FreshHashes,
): Promise<void> {
  if (fresh.indexes.length === 0) return;
  const old = readMemory(path, root, shared.device);
  const isOurs = checksumIn(old.bytes).equals(checksumIn(new Uint8Array(shared.table)));
  const read = fresh.indexes.flatMap((index) => files[index] ?? []);
  const table = renewTable(old, { files: read, stamps: fresh.stamps }, isOurs ? shared.marks : undefined);
  table.bytes.set(checksumOf(table.bytes), CHECKSUM.start);
  try {
    await writeFileWhole(path, table.bytes);
  } catch {
    // A read-only folder or a full disk.
  }
}

function readMemory(path: string, root: string, device: number): MemoryTable {
  const buffer = readSharedIfPossible(path);
  const table = buffer !== undefined && isIntact(new Uint8Array(buffer)) ? readTable(buffer) : undefined;
  return table?.root === root && table.device === device
    ? table
    : makeTable({ root, device, folders: [], files: 0, lineBytes: 0 });
}

function isIntact(bytes: Uint8Array): boolean {
  const version = Buffer.from(bytes.subarray(0, CHECKSUM.start)).toString();
  return version === VERSION_LINE && checksumIn(bytes).equals(checksumOf(bytes));
}

function checksumIn(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.subarray(CHECKSUM.start, CHECKSUM.end));
}

function checksumOf(bytes: Uint8Array): Buffer {
  return Buffer.from(hashText(bytes.subarray(CHECKSUM.end)), 'hex');
}
