import { join } from 'node:path';
import { rulesInFolder, type FolderRules } from '../dockerignore/folder-rules';
import { TaskQueue } from '../host/task-queue';
import { Turns } from '../host/turns';
import { compileCatalogue } from './catalogue';
import type { KindName } from './kinds';
import { PollutionScan, type SearchedFolder } from './pollution-scan';
import { protectionAround } from './protection';
import type { RemovalTask } from './removal-task';
import { Remover, type RemovalMode } from './remover';
import { addTallies, type LeftPath, type Tally } from './tally';

/** What to clean, and how. */
export interface CleanRequest {
  /** Absolute path without links, with forward slashes. */
  readonly workspaceRoot: string;
  /** Folders to search, from the workspace root; empty text for the root itself. */
  readonly folders: readonly string[];
  readonly kinds: readonly KindName[];
  /** More pollution: what these rules, read at the workspace root, exclude. */
  readonly patterns?: FolderRules | undefined;
  /** What must stay: what these rules exclude. */
  readonly keep?: FolderRules | undefined;
  readonly mode: RemovalMode;
  readonly signal?: AbortSignal | undefined;
  /** Hears now and then how far the work is. */
  readonly onProgress?: ((progress: CleanProgress) => void) | undefined;
}

/** How far a cleaning is. */
export interface CleanProgress {
  readonly searchedFolders: number;
  /** Places with pollution that were found, and of those how many have been worked on. */
  readonly places: number;
  readonly done: number;
}

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

/** Fewer places with pollution than this are cleaned before a second thread has started. */
const WORTH_A_THREAD = 32;
const WORKER_FILE = join(__dirname, 'removal-worker.js');

/** Searches folders for pollution and removes it, or only looks; this thread searches while a second one already removes. */
export async function cleanPollution(request: CleanRequest): Promise<PollutionFindings> {
  const now = Date.now();
  const { mode, signal } = request;
  const queue = new TaskQueue<RemovalTask, Tally>();
  const scan = new PollutionScan(request.workspaceRoot, compileCatalogue(request.kinds), !mode.keepsPaths);
  // Rules of the user are functions, which only this thread can ask.
  const isShared = request.keep === undefined && request.patterns === undefined;
  const startWorker = (): void => {
    if (isShared) queue.startWorker(WORKER_FILE, { mode, now });
  };
  const remover = new Remover(mode, now);
  try {
    const searchedFolders = await searchFolders(request, scan, queue, startWorker);
    const report = (): void =>
      request.onProgress?.({ searchedFolders, places: queue.added, done: queue.added - queue.waiting });
    const theirs = await queue.finish(remover.work, signal, report);
    return sumUp(scan, searchedFolders, remover.result(), theirs, signal);
  } finally {
    await queue.stop();
  }
}

function sumUp(
  scan: PollutionScan,
  searchedFolders: number,
  own: Tally,
  theirs: Tally | undefined,
  signal: AbortSignal | undefined,
): PollutionFindings {
  const tally = theirs === undefined ? own : addTallies(own, theirs);
  return {
    ...tally,
    kept: [...scan.kept, ...tally.kept],
    searchedFolders,
    unsearched: scan.unsearched,
    metNoGit: scan.metNoGit,
    isComplete: signal?.aborted !== true,
  };
}

async function searchFolders(
  { folders, workspaceRoot, patterns, keep, signal, onProgress }: CleanRequest,
  scan: PollutionScan,
  queue: TaskQueue<RemovalTask, Tally>,
  startWorker: () => void,
): Promise<number> {
  const starts = folders.filter((path) => scan.canStartAt(path));
  const pending = starts.map((path): SearchedFolder => {
    const protection = protectionAround(path === '' ? workspaceRoot : `${workspaceRoot}/${path}`);
    const name = path.slice(path.lastIndexOf('/') + 1);
    return {
      path,
      name,
      isStart: true,
      protection,
      patterns: below(patterns, path),
      keep: below(keep, path),
    };
  });
  let searched = 0;
  const turns = new Turns();
  for (let folder = pending.pop(); folder !== undefined && signal?.aborted !== true; folder = pending.pop()) {
    queue.add(scan.search(folder, pending));
    searched += 1;
    if (queue.added >= WORTH_A_THREAD && !queue.hasWorker) startWorker();
    if (!turns.isOver) continue;
    onProgress?.({ searchedFolders: searched, places: queue.added, done: queue.added - queue.waiting });
    await turns.giveWay();
  }
  return searched;
}

function below(rules: FolderRules | undefined, path: string): FolderRules | undefined {
  return rules === undefined ? undefined : rulesInFolder(rules, path);
}
