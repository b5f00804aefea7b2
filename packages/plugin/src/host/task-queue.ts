import { parentPort, receiveMessageOnPort, Worker, workerData } from 'node:worker_threads';
import { Turns } from './turns';

/** What both threads see: how many tasks there are, which is the next, and whether to stop. */
const Cell = { Added: 0, Next: 1, Closed: 2, Aborted: 3 } as const;

/** How many tasks are collected before they are handed over, and how many go in one message. */
const OFFER = 16;
const PACKET = 1000;

/**
 * Tasks that this thread and a second one work on; each takes the next, so that neither waits for the other.
 *
 * A worker thread is what pays for many small calls of the file system: asynchronous calls cost more than they save.
 */
export class TaskQueue<Task, Result> {
  private readonly cells = new Int32Array(new SharedArrayBuffer(4 * 4));
  private readonly tasks: Task[] = [];
  private worker: Worker | undefined;
  private sent = 0;
  private ended: Promise<Result> | undefined;

  /** Starts the second thread; what has been added is offered to it too. */
  startWorker(file: string, setup: unknown): void {
    const worker = new Worker(file, { workerData: { cells: this.cells.buffer, setup }, stdin: false });
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

  add(tasks: readonly Task[]): void {
    for (const task of tasks) this.tasks.push(task);
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
    this.close();
    const abort = (): void => {
      Atomics.store(this.cells, Cell.Aborted, 1);
    };
    signal?.addEventListener('abort', abort);
    if (signal?.aborted === true) abort();
    try {
      await this.workHere(work, onTurn);
      return await this.ended;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  /** Ends the second thread, whatever it is at; to be called in any case, since it waits for tasks otherwise. */
  async stop(): Promise<void> {
    await this.worker?.terminate();
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
      const task = this.tasks[Atomics.add(this.cells, Cell.Next, 1)];
      if (task === undefined) return;
      work(task);
      if (!turns.isOver) continue;
      onTurn?.();
      await turns.giveWay();
    }
  }
}

/** What the second thread does with each task, and what it answers in the end. */
export interface WorkerPart<Task> {
  readonly work: (task: Task) => void;
  readonly result: () => unknown;
}

/** The second thread's part: takes tasks until none comes any more, and answers with what came of them. */
export function workOnTasks<Task>(prepare: (setup: unknown) => WorkerPart<Task>): void {
  const { cells: buffer, setup } = workerData as { cells: SharedArrayBuffer; setup: unknown };
  const cells = new Int32Array(buffer);
  const tasks: Task[] = [];
  const { work, result } = prepare(setup);
  while (Atomics.load(cells, Cell.Aborted) === 0) {
    const index = Atomics.add(cells, Cell.Next, 1);
    if (!waitForTask(cells, index)) break;
    while (tasks.length <= index) tasks.push(...receiveTasks<Task>());
    work(tasks[index] as Task);
  }
  parentPort?.postMessage(result());
}

/** Waits until there is a task of that number; false when there will be none. */
function waitForTask(cells: Int32Array, index: number): boolean {
  for (;;) {
    const added = Atomics.load(cells, Cell.Added);
    if (index < added) return true;
    if (Atomics.load(cells, Cell.Closed) === 1 && index >= Atomics.load(cells, Cell.Added)) return false;
    Atomics.wait(cells, Cell.Added, added, 100);
    if (Atomics.load(cells, Cell.Aborted) === 1) return false;
  }
}

function receiveTasks<Task>(): Task[] {
  const received = parentPort === null ? undefined : receiveMessageOnPort(parentPort);
  return (received?.message ?? []) as Task[];
}
