import { runCommand } from '../../../host/command-runner';
import type { ProjectTask } from '../../../workspace/project-task';
import { recallEngine } from '../../../workspace/state/engine-memory';
import { stateFolder } from '../../../workspace/state/state-folder';
import type { EngineTools } from './asked-engine';

/** The machine, as far as asking an engine needs it. */
export function engineTools({ workspaceRoot }: ProjectTask, signal: AbortSignal): EngineTools {
  const environment = process.env;
  const folder = stateFolder(workspaceRoot, environment);
  return {
    run: runCommand,
    environment,
    signal,
    find: (choice) => recallEngine(folder, choice, runCommand, environment),
  };
}
