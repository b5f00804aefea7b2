import { join } from 'node:path';
import { startDetached } from '../../host/detached-process';
import { isLocked } from '../../host/file-lock';
import { pause } from '../../host/pause';
import { filesOfStack } from './stack-files';

/** What a client of the engine needs to find it, and nothing else: the watchdog lives long, and secrets are not for it. */
const NEEDED =
  /^(?:PATH|HOME|TMPDIR|TEMP|TMP|LANG|USER|DOCKER_(?:HOST|CONFIG|CERT_PATH|TLS|TLS_VERIFY|CONTEXT)|CONTAINER_HOST|SSH_AUTH_SOCK|XDG_.*|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|USERPROFILE|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES(?:\(X86\))?)$/i;

/** Milliseconds in which it has to be there, on a busy machine, too. */
const DEADLINE = 15_000;
const LOOK_AGAIN = 20;

/** The program, as it lies in the packed plugin. */
const PROGRAM = join(__dirname, 'watchdog-main.js');

/** Sees to it that one watchdog guards a stack, and says whether one does; only for the holder of the stack's lock. */
export async function ensureWatchdog(
  sharingFolder: string,
  projectName: string,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<boolean> {
  const { watchdog } = filesOfStack(sharingFolder, projectName);
  if (await isLocked(watchdog)) return true;
  startDetached(PROGRAM, ['--detach', sharingFolder, projectName], neededOf(environment));
  for (const until = Date.now() + DEADLINE; Date.now() < until && !signal.aborted;) {
    await pause(LOOK_AGAIN, signal);
    if (await isLocked(watchdog)) return true;
  }
  return false;
}

function neededOf(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => NEEDED.test(name)));
}
