import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { Cell } from './task-cells';

/** What the second thread does with each task, and what it answers in the end. */
export interface WorkerPart<Task> {
  readonly work: (task: Task) => void;
  readonly result: () => unknown;
}

/** The second thread's part: takes tasks until none comes any more, and answers with what came of them. */
export function workOnTasks<Task>(prepare: (setup: unknown) => WorkerPart<Task>): void {
  const { cells: buffer, setup } = workerData as { cells: SharedArrayBuffer; setup: unknown };
  const cells = new Int32Array(buffer);
  const tasks: (Task | undefined)[] = [];
  const { work, result } = prepare(setup);
  while (Atomics.load(cells, Cell.Aborted) === 0) {
    const index = Atomics.add(cells, Cell.Next, 1);
    if (!waitForTask(cells, index)) break;
    while (tasks.length <= index) tasks.push(...receiveTasks<Task>());
    const task = tasks[index] as Task;
    tasks[index] = undefined;
    work(task);
  }
  parentPort?.postMessage(result());
}

/** Waits until there is a task of that number; false when there will be none. */
function waitForTask(cells: Int32Array, index: number): boolean {
  while (Atomics.load(cells, Cell.Aborted) === 0) {
    const added = Atomics.load(cells, Cell.Added);
    if (index < added) return true;
    if (Atomics.load(cells, Cell.Closed) === 1 && index >= Atomics.load(cells, Cell.Added)) return false;
    Atomics.wait(cells, Cell.Added, added, 100);
  }
  return false;
}

function receiveTasks<Task>(): Task[] {
  const received = parentPort === null ? undefined : receiveMessageOnPort(parentPort);
  return (received?.message ?? []) as Task[];
}
