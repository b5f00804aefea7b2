import { readBuildkitStep } from './buildkit-log';
import { isContainersLog, readContainersStep } from './containers-log';
import type { FailedStep } from './failed-step';

/** Finds the RUN step that ended a build: its own last lines say more than the engine's. */
export function readFailedStep(log: string, dockerfile: string): FailedStep | undefined {
  return isContainersLog(log) ? readContainersStep(log) : readBuildkitStep(log, dockerfile);
}
