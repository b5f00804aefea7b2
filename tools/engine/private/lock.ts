import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs an action while no other process does so under the same file. The kernel frees the lock when we are killed. */
export async function withLock<T>(file: string, signal: AbortSignal, action: () => Promise<T>): Promise<T> {
  // cat ends with our end of its stdin, and the lock with it.
  const holder = spawn('flock', [file, 'sh', '-c', 'echo locked; exec cat'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  try {
    await once(holder.stdout, 'data', { signal });
    return await action();
  } finally {
    holder.stdin.end();
    holder.kill();
  }
}
