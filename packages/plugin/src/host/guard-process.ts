import { join } from 'node:path';
import { startDetached } from './detached-process';
import { identityOf, ownIdentity } from './process-identity';

/** The program, as it lies in the packed plugin. */
const PROGRAM = join(__dirname, 'guard-process-main.js');

/** What Node needs to start; secrets of this process are not for a program that outlives it. */
const NEEDED = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'WINDIR'];

/** Sees to it that a process ends, with all that it has started, when this one is killed so that it cannot see to it itself. */
export function guardProcess(pid: number): void {
  const environment = Object.fromEntries(NEEDED.map((name) => [name, process.env[name]]));
  const identities = JSON.stringify({ owner: ownIdentity(), guarded: identityOf(pid) });
  startDetached(PROGRAM, ['--detach', identities], environment);
}
