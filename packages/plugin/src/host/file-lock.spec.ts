import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeLock, tryLock, withFileLock } from './file-lock';
import { isAlive, ownIdentity } from './process-identity';

let folder: string;
let path: string;
const forever = new AbortController().signal;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nx-alpine-lock-'));
  path = join(folder, 'deep/lock');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The id of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
}

it('tells living processes from dead ones, and from others with their ids', async () => {
  const own = ownIdentity();
  expect(isAlive(own)).toBe(true);
  expect(isAlive({ pid: await deadPid(), started: null })).toBe(false);
  if (own.started !== null) expect(isAlive({ pid: own.pid, started: own.started - 1 })).toBe(false);
});

it('has one holder at a time', async () => {
  expect(await tryLock(path)).toBe(true);
  expect(await tryLock(path)).toBe(false);
  await freeLock(path);
  expect(await tryLock(path)).toBe(true);
});

it('lets one run at a time and leaves nothing behind', async () => {
  let running = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running -= 1;
  };
  await Promise.all(Array.from({ length: 8 }, () => withFileLock(path, forever, work)));
  expect([most, readdirSync(join(folder, 'deep'))]).toEqual([1, []]);
});

it('is taken over from a dead holder by one of those who want it', async () => {
  expect(await tryLock(path)).toBe(true);
  const dead = JSON.stringify({ pid: await deadPid(), started: 1 });
  writeFileSync(path, dead);
  // Who was taking it over has died, too.
  writeFileSync(`${path}~`, dead);
  const taken = await Promise.all(Array.from({ length: 8 }, () => tryLock(path)));
  const again = await tryLock(path);
  expect(taken.filter(Boolean).length + Number(again)).toBe(1);
  await freeLock(path);
  expect(readdirSync(join(folder, 'deep'))).toEqual([]);
});

it('is freed by an action that fails, and waits no longer than it is asked to', async () => {
  await expect(withFileLock(path, forever, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(path)).toBe(false);
  await tryLock(path);
  const controller = new AbortController();
  const waiting = withFileLock(path, controller.signal, () => Promise.resolve());
  controller.abort();
  await expect(waiting).rejects.toThrow('aborted');
});
