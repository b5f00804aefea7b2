import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A socket whose engine was killed: its file is there, and nothing listens. */
export function leaveStaleSocket(): { readonly endpoint: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'stale-'));
  const socket = join(folder, 'engine.sock');
  const program = `require('net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))`;
  spawnSync(process.execPath, ['-e', program, socket]);
  return { endpoint: `unix://${socket}`, remove: () => rmSync(folder, { recursive: true }) };
}
