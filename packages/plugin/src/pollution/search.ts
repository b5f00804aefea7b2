import { rulesInFolder, type FolderRules } from '../dockerignore/folder';
import type { TaskQueue } from '../host/task-queue';
import { Turns } from '../host/turns';
import { compileCatalogue } from './catalogue';
import type { CleanRequest } from './clean-request';
import type { Find } from './find';
import { Guard } from './guard';
import { PollutionScan, type SearchedFolder } from './pollution-scan';
import { protectionAround } from './protection';
import type { RemovalTask } from './removal-task';
import type { LeftPath } from './tally';

/** Fewer finds than this are cleaned before a second thread has started. */
const WORTH_A_THREAD = 32;

/** The search of one cleaning: what it finds and git lets pass goes into the queue. */
export class Search {
  /** Folders that were searched. */
  searched = 0;
  private readonly scan: PollutionScan;
  private readonly guard: Guard;
  private readonly pending: SearchedFolder[] = [];
  private readonly finds: Find[] = [];

  constructor(
    private readonly request: CleanRequest,
    private readonly queue: TaskQueue<RemovalTask, unknown>,
    private readonly startWorker: () => void,
  ) {
    const { workspaceRoot, kinds, mode } = request;
    this.scan = new PollutionScan(workspaceRoot, compileCatalogue(kinds));
    this.guard = new Guard(workspaceRoot, !mode.keepsPaths);
  }

  get kept(): LeftPath[] {
    return [...this.scan.kept, ...this.guard.kept];
  }

  get unsearched(): LeftPath[] {
    return this.scan.unsearched;
  }

  get metNoGit(): boolean {
    return this.guard.metNoGit;
  }

  /** Searches everything that was asked for, or until it is interrupted. */
  async run(): Promise<void> {
    const { folders, signal } = this.request;
    const { pending, finds, scan } = this;
    pending.push(...folders.filter((path) => scan.canStartAt(path)).map((path) => this.startAt(path)));
    const turns = new Turns();
    for (
      let folder = pending.pop();
      folder !== undefined && signal?.aborted !== true;
      folder = pending.pop()
    ) {
      scan.search(folder, finds, pending);
      this.searched += 1;
      if (this.queue.hasWorker || finds.length >= WORTH_A_THREAD) this.handOver();
      if (!turns.isOver) continue;
      this.report();
      await turns.giveWay();
    }
    if (signal?.aborted !== true) this.addFinds();
  }

  /** Says how far the work is. */
  report(): void {
    const { added, waiting } = this.queue;
    this.request.onProgress?.({ searchedFolders: this.searched, places: added, done: added - waiting });
  }

  /** Git is asked only now: the second thread takes as long to start as git's index takes to be read. */
  private handOver(): void {
    const { keep, patterns } = this.request;
    // Rules of the user are functions, which only this thread can ask.
    if (!this.queue.hasWorker && keep === undefined && patterns === undefined) this.startWorker();
    this.addFinds();
  }

  private addFinds(): void {
    for (const find of this.finds) {
      const task = this.guard.pass(find);
      if (task !== undefined) this.queue.add(task);
    }
    this.finds.length = 0;
  }

  private startAt(path: string): SearchedFolder {
    const { workspaceRoot, patterns, keep } = this.request;
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
  }
}

function below(rules: FolderRules | undefined, path: string): FolderRules | undefined {
  return rules === undefined ? undefined : rulesInFolder(rules, path);
}
