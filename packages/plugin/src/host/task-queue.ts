import type { Worker } from 'node:worker_threads';
import { Cell, CELLS } from './task-cells';
import { Turns } from './turns';

/** How many tasks are collected before they are handed over, and how many go in one message. */
const OFFER = 16;
const PACKET = 1000;

/**
 * Megabytes in which the second thread makes new objects. Most of them are gone with the next call of the file system. Node
 * would give it so much room for them that a large tree takes a tenth more memory; cleaning, reading and hashing take as long.
 */
const YOUNG_GENERATION = 4;

/**
 * Tasks that this thread and a second one work on; each takes the next, so that neither waits for the other.
 *
 * A worker thread is what pays for many small calls of the file system: asynchronous calls cost more than they save.
 */
export class TaskQueue<Task, Result> {
  private readonly cells = new Int32Array(new SharedArrayBuffer(CELLS * Int32Array.BYTES_PER_ELEMENT));
  /** Each until somebody has taken it. */
  private readonly tasks: (Task | undefined)[] = [];
  private worker: Worker | undefined;
  private sent = 0;
  private freed = 0;
  private ended: Promise<Result> | undefined;
  private hasEnded = false;

  /** Starts the second thread; what has been added is offered to it too. */
  startWorker(file: string, setup: unknown): void {
    // Loaded when it is needed: most often there is too little to do for a second thread.
    const threads = process.getBuiltinModule('node:worker_threads');
    const worker = new threads.Worker(file, {
      workerData: { cells: this.cells.buffer, setup },
      stdin: false,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
    });
    this.worker = worker;
    this.ended = new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (status) =>
        reject(new Error(`the worker thread ended early with status ${String(status)}`)),
      );
    });
    // Whoever awaits the result hears of a failure; until then it must not count as unhandled.
    this.ended.catch(() => undefined);
    this.offer();
  }

  /** How many tasks nobody has taken yet. */
  get waiting(): number {
    return Math.max(0, this.tasks.length - Atomics.load(this.cells, Cell.Next));
  }

  /** How many tasks there have been. */
  get added(): number {
    return this.tasks.length;
  }

  get hasWorker(): boolean {
    return this.worker !== undefined;
  }

  add(task: Task): void {
    this.tasks.push(task);
    if (this.worker !== undefined && this.tasks.length - this.sent >= OFFER) this.offer();
  }

  private offer(): void {
    if (this.sent === this.tasks.length) return;
    while (this.sent < this.tasks.length) {
      this.worker?.postMessage(this.tasks.slice(this.sent, this.sent + PACKET));
      this.sent = Math.min(this.sent + PACKET, this.tasks.length);
    }
    Atomics.store(this.cells, Cell.Added, this.sent);
    Atomics.notify(this.cells, Cell.Added);
  }

  /** Works on tasks until none is left, then waits for the second thread; undefined where there is none. */
  async finish(
    work: (task: Task) => void,
    signal?: AbortSignal,
    onTurn?: () => void,
  ): Promise<Result | undefined> {
    const abort = (): void => {
      Atomics.store(this.cells, Cell.Aborted, 1);
    };
    signal?.addEventListener('abort', abort);
    if (signal?.aborted === true) abort();
    this.close();
    try {
      await this.workHere(work, onTurn);
      const result = await this.ended;
      this.hasEnded = true;
      return result;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  /** Ends the second thread, whatever it is at; to be called in any case, since it waits for tasks otherwise. */
  async stop(): Promise<void> {
    // With its result given it ends by itself, and nobody needs to wait for that.
    if (!this.hasEnded) await this.worker?.terminate();
  }

  private close(): void {
    if (this.worker !== undefined) this.offer();
    Atomics.store(this.cells, Cell.Added, this.tasks.length);
    Atomics.store(this.cells, Cell.Closed, 1);
    Atomics.notify(this.cells, Cell.Added);
  }

  private async workHere(work: (task: Task) => void, onTurn?: () => void): Promise<void> {
    const turns = new Turns();
    while (Atomics.load(this.cells, Cell.Aborted) === 0) {
      const index = Atomics.add(this.cells, Cell.Next, 1);
      const task = this.tasks[index];
      if (task === undefined) return;
      // All before it have been taken too, here or there.
      this.tasks.fill(undefined, this.freed, index + 1);
      this.freed = index + 1;
      work(task);
      if (!turns.isOver) continue;
      onTurn?.();
      await turns.giveWay();
    }
  }
}
