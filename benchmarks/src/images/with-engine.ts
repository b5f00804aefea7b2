import { findEngine } from '../../../tools/dist/engine/find-engine';
import { must } from '../../../tools/dist/engine/run';
import { UndoList } from '../../../tools/dist/engine/undo-list';
import type { Command } from '../measuring/measure';
import type { Bench } from '../sections/bench';

/** Does something with an engine in the environment: that of the machine, or a private one that ends with it. */
export async function withEngine({ meter }: Bench, work: () => Promise<void>): Promise<void> {
  const undo = new UndoList();
  try {
    const environment = await findEngine({ command: ['none'], alwaysPrivate: false }, undo, meter.signal);
    Object.assign(process.env, environment);
    await work();
  } finally {
    await undo.run();
  }
}

/** Seconds for all services to be built for the first time. */
const FIRST_BUILDS = 1200;

/** Runs what is to be measured once, so that caches are filled. */
export async function runFirst(
  { argv: [file = '', ...args], cwd }: Command,
  signal: AbortSignal,
): Promise<void> {
  await must('cannot build', file, args, {
    signal,
    deadlineSeconds: FIRST_BUILDS,
    ...(cwd !== undefined && { cwd }),
  });
}
