import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityOf, isAlive, type ProcessIdentity } from './process-identity';

/** The program is a file of its own, so only the compiled one can be started. */
const MODULE = join(__dirname, '../../dist/host/guard-process.js');

/** Starts a process that starts another outside of its group, has it guarded, and tells who they are. */
const OWNER = `
  const { spawn } = require('node:child_process');
  const forever = 'process.on("SIGTERM", () => 0); setInterval(() => 0, 1000);';
  const starter = 'const { pid } = require("node:child_process").spawn(process.execPath, ["-e", ' +
    JSON.stringify(forever) + '], { detached: true, stdio: "ignore" }); console.log(pid);' + forever;
  const guarded = spawn(process.execPath, ['-e', starter], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  require(process.argv[1]).guardProcess(guarded.pid);
  guarded.stdout.once('data', (pid) => console.log(guarded.pid + ' ' + pid));
`;

async function startOwner(): Promise<{ owner: ReturnType<typeof spawn>; started: ProcessIdentity[] }> {
  const owner = spawn(process.execPath, ['-e', OWNER, MODULE], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(owner.stdout, 'data')) as [Buffer];
  const pids = line.toString('utf8').trim().split(/\s+/);
  return { owner, started: pids.map((pid) => identityOf(Number(pid))) };
}

it('ends a process and all that it has started when its owner is killed', async () => {
  const { owner, started } = await startOwner();
  expect(started.map(isAlive)).toEqual([true, true]);
  owner.kill('SIGKILL');
  while (started.some(isAlive)) await sleep(50);
}, 60_000);
