import { pause } from '../../host/pause';
import { isAlive } from '../../host/process-identity';
import { killGroup } from '../../host/run-in-group';
import { askEngine, composeOverProject, type ClientRun } from './compose-command';
import { STACK_LABEL } from './stack-config';
import { readClient, type StackFiles } from './stack-files';

/** Whether anything is left of a stack. */
export type TakeDownEnd =
  | { readonly kind: 'gone' }
  | { readonly kind: 'left'; readonly reason: string }
  | { readonly kind: 'interrupted' };

/** How the clients are run that take a stack down. */
export type TakeDownRun = Pick<ClientRun, 'environment' | 'signal'>;

/** Milliseconds for one `down`, in which each container has STOP_SECONDS to end by itself; and for a question. */
const DEADLINE = 60_000;
const ASK_DEADLINE = 10_000;
const STOP_SECONDS = '2';

/** An engine may still be making a container for a client that was killed. */
const ROUNDS = 4;
const BETWEEN_ROUNDS = 300;

/**
 * Takes away the containers, networks, volumes and images of a project, if they are ours.
 *
 * Only for the holder of the stack's lock: whoever was making the stack is ended first.
 */
export async function takeDown(project: string, files: StackFiles, run: TakeDownRun): Promise<TakeDownEnd> {
  endClient(files);
  let reason = '';
  for (let round = 1; round <= ROUNDS; round += 1) {
    const before = await listContainers(project, run);
    if (before.kind !== 'listed') return before;
    if (before.foreign > 0) {
      return { kind: 'left', reason: `${project} has containers that nx-alpine did not start` };
    }
    const end = await composeOverProject(project, downArguments, { ...run, deadline: DEADLINE });
    if (end.kind === 'interrupted') return end;
    const after = await listContainers(project, run);
    if (after.kind === 'interrupted') return after;
    const isDone = end.kind === 'exited' && end.status === 0;
    if (isDone && after.kind === 'listed' && after.all === 0) return { kind: 'gone' };
    reason = end.kind === 'exited' ? lastLineOf(end.stderr) : `docker compose down: ${end.kind}`;
    await pause(BETWEEN_ROUNDS, run.signal ?? new AbortController().signal);
  }
  return { kind: 'left', reason };
}

const downArguments = ['down', '--volumes', '--remove-orphans', '--rmi', 'local', '--timeout', STOP_SECONDS];

/** The containers of a project: how many there are, and how many of them are not ours. */
export type ContainerCount =
  | { readonly kind: 'listed'; readonly all: number; readonly foreign: number }
  | { readonly kind: 'left'; readonly reason: string }
  | { readonly kind: 'interrupted' };

/** Counts the containers that the engine has of a project. */
export async function listContainers(project: string, run: TakeDownRun): Promise<ContainerCount> {
  const filter = `label=com.docker.compose.project=${project}`;
  const format = `{{.ID}} {{.Label "${STACK_LABEL}"}}`;
  const args = ['ps', '--all', '--filter', filter, '--format', format];
  const end = await askEngine(args, { ...run, deadline: ASK_DEADLINE });
  if (end.kind === 'interrupted') return end;
  if (end.kind !== 'exited') return { kind: 'left', reason: `docker ps: ${end.kind}` };
  if (end.status !== 0) return { kind: 'left', reason: lastLineOf(end.stderr) };
  const lines = end.stdout.split('\n').filter((line) => line.trim() !== '');
  return {
    kind: 'listed',
    all: lines.length,
    foreign: lines.filter((line) => line.trim().split(' ').length < 2).length,
  };
}

function endClient(files: StackFiles): void {
  const client = readClient(files);
  if (client !== undefined && isAlive(client)) killGroup(client.pid, 'SIGKILL');
}

function lastLineOf(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
