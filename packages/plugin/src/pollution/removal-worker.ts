import { workOnTasks } from '../host/task-worker';
import type { RemovalTask } from './removal-task';
import { Remover, type RemovalMode } from './remover';

/** The second thread of a removal. */
workOnTasks<RemovalTask>((setup) => {
  const { mode, now } = setup as { mode: RemovalMode; now: number };
  const remover = new Remover(mode, now);
  return { work: remover.work, result: () => remover.result() };
});
