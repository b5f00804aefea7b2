import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pause } from './pause';
import { runInGroup, type GroupRun } from './run-in-group';

const node = process.execPath;

function run(script: string, changes: Partial<GroupRun> = {}): ReturnType<typeof runInGroup> {
  return runInGroup([node, '-e', script], { environment: process.env, deadline: 30_000, ...changes });
}

/** Says its own id and that of a child, both of which take no notice of SIGTERM and last for long. */
const STUBBORN = `
  process.on('SIGTERM', () => {});
  const child = require('node:child_process').spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); setTimeout(() => {}, 60000); console.log('up')"], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.once('data', () => console.log(process.pid + ' ' + child.pid));
  setTimeout(() => {}, 60000);
`;

function pidsIn(stdout: string): number[] {
  return stdout.trim().split(' ').map(Number);
}

describe('a program in a group of its own', () => {
  it('gives status and both streams, and gets its input', async () => {
    const script = `process.stdin.on('data', (text) => { process.stdout.write('<' + text + '>'); console.error('no'); process.exitCode = 3; })`;
    expect(await run(script, { input: 'word' })).toEqual({
      kind: 'exited',
      status: 3,
      stdout: '<word>',
      stderr: 'no\n',
    });
  });

  it('may not be there', async () => {
    const end = await runInGroup(['no-such-program'], { environment: process.env, deadline: 1_000 });
    expect(end).toEqual({ kind: 'not-found', program: 'no-such-program' });
  });

  it('ends at its deadline together with a helper that does not want to', async () => {
    const end = await run(STUBBORN, { deadline: 2_000 });
    if (end.kind !== 'deadline-passed') throw new Error(end.kind);
    const pids = pidsIn(end.stdout);
    expect(pids).toHaveLength(2);
    expect(pids.map(isRunning)).toEqual([false, false]);
  });

  it('ends when the signal aborts, and is not even started after that', async () => {
    const controller = new AbortController();
    const started: number[] = [];
    const end = run(STUBBORN, { signal: controller.signal, onStart: (pid) => void started.push(pid) });
    controller.abort();
    expect(await end).toEqual({ kind: 'interrupted' });
    expect(await run('', { signal: controller.signal, onStart: (pid) => void started.push(pid) })).toEqual({
      kind: 'interrupted',
    });
    expect(started).toHaveLength(1);
  });

  it('gets its input only when its start has been taken note of', async () => {
    let noted = Number.POSITIVE_INFINITY;
    const end = await run(`process.stdin.on('data', () => process.stdout.write(String(Date.now())))`, {
      input: 'word',
      onStart: async () => {
        await pause(300, new AbortController().signal);
        noted = Date.now();
      },
    });
    if (end.kind !== 'exited') throw new Error(end.kind);
    expect(Number(end.stdout)).toBeGreaterThanOrEqual(noted);
  });

  it.each<[string, (pid: number) => Promise<void>]>([
    ['later', () => pause(50, new AbortController().signal).then(fail)],
    ['at once', fail],
  ])('is ended without its input where its start cannot be taken note of, %s', async (_, onStart) => {
    const pids: number[] = [];
    const note = (pid: number): Promise<void> => {
      pids.push(pid);
      return onStart(pid);
    };
    const words = `process.stdin.on('data', () => require('node:fs').writeFileSync(${JSON.stringify(told)}, ''))`;
    const end = run(`${words}; setTimeout(() => {}, 60000)`, { input: 'word', onStart: note });
    await expect(end).rejects.toThrow('the disk is full');
    expect(pids.map(isRunning)).toEqual([false]);
    expect(existsSync(told)).toBe(false);
  });

  it('is not hurt by not reading its input', async () => {
    const end = await run('process.exit(0)', { input: 'x'.repeat(1_000_000) });
    expect(end).toEqual({ kind: 'exited', status: 0, stdout: '', stderr: '' });
  });
});

const told = join(tmpdir(), `told-${String(process.pid)}`);

function fail(): never {
  throw new Error('the disk is full');
}

/** A process that has ended may still wait for somebody to ask how. */
function isRunning(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
    return !stat.slice(stat.lastIndexOf(')')).startsWith(') Z');
  } catch {
    return false;
  }
}
