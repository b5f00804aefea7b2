import { freeLock, isLocked, tryLock } from '../../host/file-lock';
import { askEngine } from './compose-command';
import { countLeases } from './leases';
import { STACK_LABEL } from './stack-config';
import { filesOfStack, forgetStack, listStacks, readNote } from './stack-files';
import type { ReportNews, StackWish } from './stack';
import type { StackPlan } from './stack-plan';
import { takeDown, type TakeDownRun } from './take-down';

const ASK_DEADLINE = 10_000;

/** Takes down the stacks of this workspace that nobody holds, guards or keeps: what is left of runs whose watchdog could not help. */
export async function sweepStacks(
  wish: Pick<StackWish, 'sharingFolder' | 'environment'>,
  plan: Pick<StackPlan, 'projectName' | 'base' | 'workspace'>,
  signal: AbortSignal,
  report: ReportNews,
): Promise<void> {
  const run = { environment: wish.environment, signal };
  const found = await findProjects(plan.workspace, run);
  const engine = wish.environment['DOCKER_HOST'] ?? '';
  const written = listStacks(wish.sharingFolder).filter(
    (name) => readNote(filesOfStack(wish.sharingFolder, name))?.engine === engine,
  );
  for (const name of new Set([...found, ...written])) {
    if (signal.aborted || name === plan.projectName) continue;
    if (await sweep(name, wish.sharingFolder, plan.base, run)) report({ kind: 'swept', projectName: name });
  }
}

async function sweep(name: string, sharingFolder: string, base: string, run: TakeDownRun): Promise<boolean> {
  const files = filesOfStack(sharingFolder, name);
  if ((await isLocked(files.watchdog)) || countLeases(files) > 0 || !(await tryLock(files.lock)))
    return false;
  try {
    if (countLeases(files) > 0) return false;
    const note = readNote(files);
    // A kept stack for an earlier configuration of the same wish serves nobody any more.
    if (note?.isRunning === true && note.isKept && note.base !== base) return false;
    const end = await takeDown(name, files, run);
    if (end.kind !== 'gone') return false;
    await forgetStack(files);
    return true;
  } finally {
    await freeLock(files.lock);
  }
}

/** The compose projects of which the engine has anything with the label of this workspace. */
async function findProjects(workspace: string, run: TakeDownRun): Promise<readonly string[]> {
  const of = ['--filter', `label=${STACK_LABEL}=${workspace}`];
  const format = ['--format', '{{.Label "com.docker.compose.project"}}'];
  const questions = [
    ['ps', '--all'],
    ['network', 'ls'],
    ['volume', 'ls'],
  ];
  const answers = await Promise.all(
    questions.map((question) =>
      askEngine([...question, ...of, ...format], { ...run, deadline: ASK_DEADLINE }),
    ),
  );
  return answers.flatMap((end) =>
    end.kind === 'exited' && end.status === 0 ? end.stdout.split('\n').filter((line) => line !== '') : [],
  );
}
