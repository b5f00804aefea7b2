import { stripVTControlCharacters } from 'node:util';
import { askEngine, composeOverProject, type ClientRun } from './compose-command';
import { readContainerFacts, readServiceStates, type ContainerFacts } from './compose-output';
import type { ServiceState } from './stack';

const DEADLINE = 10_000;

/** The states of all containers of a project; undefined where the engine does not say. */
export async function lookAtServices(
  project: string,
  run: Omit<ClientRun, 'deadline'>,
): Promise<readonly ServiceState[] | undefined> {
  const end = await composeOverProject(project, ['ps', '--all', '--format', 'json'], {
    ...run,
    deadline: DEADLINE,
  });
  return end.kind === 'exited' && end.status === 0 ? readServiceStates(end.stdout) : undefined;
}

/** What the engine knows of these containers; nothing where it does not say. */
export async function lookAtContainers(
  states: readonly ServiceState[],
  run: Omit<ClientRun, 'deadline'>,
): Promise<readonly ContainerFacts[]> {
  if (states.length === 0) return [];
  const names = states.map(({ containerName }) => containerName);
  const end = await askEngine(['container', 'inspect', ...names], { ...run, deadline: DEADLINE });
  // One that has gone meanwhile makes the status 1, and the others are printed all the same.
  return end.kind === 'exited' ? readContainerFacts(end.stdout) : [];
}

/** The last lines that services printed. */
export async function readLogs(
  project: string,
  services: readonly string[],
  lines: number,
  run: Omit<ClientRun, 'deadline'>,
): Promise<string> {
  const args = ['logs', '--no-color', '--timestamps', '--tail', String(lines), ...services];
  const end = await composeOverProject(project, args, { ...run, deadline: DEADLINE });
  // Compose 2.26 clears the line first, also where there is no terminal and no colour is wanted.
  return end.kind === 'exited' || end.kind === 'deadline-passed' ? stripVTControlCharacters(end.stdout) : '';
}
