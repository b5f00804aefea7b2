import { join } from 'node:path';
import { TaskQueue } from '../host/task-queue';
import type { CleanRequest } from './clean-request';
import type { RemovalTask } from './removal-task';
import { Remover } from './remover';
import { Search } from './search';
import { addTallies, type LeftPath, type Tally } from './tally';

/** What a search for pollution found, and what was done with it. */
export interface PollutionFindings extends Tally {
  /** Folders that were looked into in search of pollution. */
  readonly searchedFolders: number;
  /** Folders that could not be searched. */
  readonly unsearched: readonly LeftPath[];
  /** Whether pollution lay where no git protects anything. */
  readonly metNoGit: boolean;
  /** False when it was interrupted. */
  readonly isComplete: boolean;
}

const WORKER_FILE = join(__dirname, 'removal-worker.js');

/** Searches folders for pollution and removes it, or only looks; this thread searches while a second one already removes. */
export async function cleanPollution(request: CleanRequest): Promise<PollutionFindings> {
  const now = Date.now();
  const { mode, signal } = request;
  const queue = new TaskQueue<RemovalTask, Tally>();
  const search = new Search(request, queue, () => queue.startWorker(WORKER_FILE, { mode, now }));
  const remover = new Remover(mode, now);
  try {
    await search.run();
    const theirs = await queue.finish(remover.work, signal, () => search.report());
    return sumUp(search, remover.result(), theirs, signal);
  } finally {
    await queue.stop();
  }
}

function sumUp(
  { kept, searched, unsearched, metNoGit }: Search,
  own: Tally,
  theirs: Tally | undefined,
  signal: AbortSignal | undefined,
): PollutionFindings {
  const tally = theirs === undefined ? own : addTallies(own, theirs);
  return {
    ...tally,
    kept: [...kept, ...tally.kept],
    searchedFolders: searched,
    unsearched,
    metNoGit,
    isComplete: signal?.aborted !== true,
  };
}
