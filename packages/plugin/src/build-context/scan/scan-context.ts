import { join } from 'node:path';
import { rulesAtRoot, rulesInFolder } from '../../dockerignore/folder-rules';
import type { IgnoreRules } from '../../dockerignore/ignore-rules';
import { TaskQueue } from '../../host/task-queue';
import { Turns } from '../../host/turns';
import { openHashMemory, saveHashMemory } from '../hash-memory/memory-file';
import { RememberedFiles } from '../hash-memory/remembered-files';
import { Recollection, type SharedMemory } from '../hash-memory/recollection';
import type { ScanDepth, ScanSetup } from './scan-setup';
import { Listing, type ListedContext } from './listing';
import { Measurement, type ContextSize } from './measurement';
import { unpackInto, type PackedListing } from './packing';
import { scanFolder, scanSubtree, type PendingFolder, type ScanSink } from './scan-folder';

/** A scan of the whole context. */
export interface ScanRequest {
  /** Absolute path of the context root. */
  readonly root: string;
  readonly rules: IgnoreRules;
  readonly signal?: AbortSignal | undefined;
}

// Fewer folders than this are read before a second thread has started.
const WORTH_A_THREAD = 256;
const WORKER_FILE = join(__dirname, 'scan-worker.js');

/** Counts the files and bytes of a context. */
export async function measureContext(request: ScanRequest): Promise<ContextSize> {
  const measurement = new Measurement(request.rules.dialect);
  const theirs = await scan<ContextSize>(request, 'sizes', measurement);
  const own = measurement.result();
  return {
    files: own.files + (theirs?.files ?? 0),
    bytes: own.bytes + (theirs?.bytes ?? 0),
    emptied: [...own.emptied, ...(theirs?.emptied ?? [])].sort(),
  };
}

/** Lists everything that a context holds. */
export async function listContext(request: ScanRequest, hashes: boolean): Promise<ListedContext> {
  const listing = new Listing(request.rules.dialect, Buffer.byteLength(request.root), hashes);
  const theirs = await scan<PackedListing>(request, hashes ? 'hashes' : 'facts', listing);
  const listed = listing.result();
  if (theirs !== undefined) unpackInto(theirs, listed);
  return listed;
}

/** What a scan with a memory read itself, and what it could take from the memory. */
export interface RememberingScan {
  readonly read: ListedContext;
  readonly remembered: RememberedFiles;
}

/**
 * Lists a context with the hashes of its contents, and reads only what is not as it was when a scan kept its hash.
 *
 * The memory is a file, written anew where this scan read something that is worth keeping.
 */
export async function scanRemembering(request: ScanRequest, hashMemory: string): Promise<RememberingScan> {
  const { root, rules } = request;
  const memory = openHashMemory(hashMemory, root);
  const recollection = new Recollection(memory.shared);
  const listing = new Listing(rules.dialect, Buffer.byteLength(root), true, recollection);
  const theirs = await scan<PackedListing>(request, 'hashes', listing, memory.shared);
  const read = listing.result();
  if (theirs !== undefined) unpackInto(theirs, read, recollection.fresh);
  await saveHashMemory(memory, read.files, recollection.fresh);
  return { read, remembered: new RememberedFiles(memory.shared) };
}

async function scan<Result>(
  { root, rules, signal }: ScanRequest,
  depth: ScanDepth,
  sink: ScanSink,
  memory?: SharedMemory,
): Promise<Result | undefined> {
  const rootRules = rulesAtRoot(rules);
  const folders = await scanFirstFolders({ path: '', system: root, rules: rootRules }, sink, signal);
  // A path that is no text cannot be handed on as one.
  const [odd, plain] = partition(folders, ({ system }) => typeof system !== 'string');
  for (const folder of odd) scanSubtree(folder, sink);

  const queue = new TaskQueue<string, Result>();
  for (const { path } of plain) queue.add(path);
  if (plain.length >= WORTH_A_THREAD)
    queue.startWorker(WORKER_FILE, { ...toSetup(root, rules, depth), memory });
  const scanHere = (path: string): void =>
    scanSubtree({ path, system: `${root}/${path}`, rules: rulesInFolder(rootRules, path) }, sink);
  try {
    const result = await queue.finish(scanHere, signal);
    signal?.throwIfAborted();
    return result;
  } finally {
    await queue.stop();
  }
}

function toSetup(root: string, { rules, dialect }: IgnoreRules, depth: ScanDepth): Omit<ScanSetup, 'memory'> {
  return { root, lines: rules.map(({ line }) => line), dialect, depth };
}

function partition<T>(values: readonly T[], isFirst: (value: T) => boolean): [first: T[], second: T[]] {
  return [values.filter(isFirst), values.filter((value) => !isFirst(value))];
}

/** Reads folders breadth first until there are enough to share out, or none are left. */
async function scanFirstFolders(
  root: PendingFolder,
  sink: ScanSink,
  signal: AbortSignal | undefined,
): Promise<PendingFolder[]> {
  const turns = new Turns();
  let pending = [root];
  while (pending.length > 0 && pending.length < WORTH_A_THREAD) {
    const next: PendingFolder[] = [];
    for (const folder of pending) {
      signal?.throwIfAborted();
      scanFolder(folder, sink, next);
      if (turns.isOver) await turns.giveWay();
    }
    pending = next;
  }
  return pending;
}
