import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../progress';
import { removeBridge } from './bridge';
import { removeControlGroups } from './control-groups';
import { identityFile } from './daemon';
import { removeOptFolder } from './opt-folder';
import { isAlive, type ProcessIdentity } from './process-identity';
import type { Programs } from './programs';
import { abandonedRunDirectories, innerRunDirectories, type RunDirectory } from './run-directory';

/** The name of the bridge that belongs to a run. */
export function bridgeNameOf({ id }: RunDirectory): string {
  return `nxa${id}`;
}

/** Removes what a stopped engine leaves behind, and the engines beside it. Its mounts are gone with its namespace. */
export async function removeTraces(run: RunDirectory, programs: Programs): Promise<void> {
  for (const inner of innerRunDirectories(run)) {
    await killDaemon(inner);
    await removeTraces(inner, programs);
  }
  for (const name of [bridgeNameOf(run), ...requestedBridges(run)]) await removeBridge(name, programs);
  removeControlGroups(run);
  removeOptFolder(run);
  rmSync(run.path, { recursive: true, force: true, maxRetries: 5 });
}

/** Removes what runs left behind whose tool was killed. */
export async function removeAbandonedRuns(programs: Programs): Promise<void> {
  for (const run of abandonedRunDirectories()) {
    say(`removing what an earlier run left behind (${run.path})`);
    await killDaemon(run);
    await removeTraces(run, programs);
  }
}

/** The bridges of networks that containers asked for; dockerd removes them with the network, not when it ends. */
function requestedBridges(run: RunDirectory): Set<string> {
  const database = join(run.path, 'data/network/files/local-kv.db');
  const text = existsSync(database) ? readFileSync(database, 'latin1') : '';
  return new Set(text.match(/\bbr-[0-9a-f]{12}\b/g));
}

async function killDaemon(run: RunDirectory): Promise<void> {
  if (!existsSync(identityFile(run))) return;
  const daemon = JSON.parse(readFileSync(identityFile(run), 'utf8')) as ProcessIdentity;
  for (let tries = 0; isAlive(daemon) && tries < 100; tries++) {
    process.kill(daemon.pid, 'SIGKILL');
    await sleep(50);
  }
}
