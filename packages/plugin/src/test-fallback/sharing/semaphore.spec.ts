import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeTree, type TemporaryTree } from '../../testing/temporary-tree';
import { takePlace, type Places, type Waiting } from './semaphore';

const waiting = { signal: new AbortController().signal, onWait: () => undefined };
let tree: TemporaryTree;

beforeEach(() => {
  tree = makeTree();
});

afterEach(() => tree.remove());

/** A process that takes the only place and then does what it is told. */
async function holder(then: string): Promise<ReturnType<typeof spawn>> {
  const script = `
    require(${JSON.stringify(join(__dirname, '../../testing/load-typescript.cjs'))});
    const { takePlace } = require(${JSON.stringify(join(__dirname, 'semaphore.ts'))});
    const waiting = { signal: new AbortController().signal, onWait: () => undefined };
    takePlace({ folder: ${JSON.stringify(tree.root)}, count: 1 }, waiting).then(async (leave) => {
      process.send('in');
      ${then}
      await leave();
    });`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await once(child, 'message');
  return child;
}

/** Does something in a place. */
async function withPlace<T>(places: Places, wait: Waiting, action: () => Promise<T>): Promise<T> {
  const leave = await takePlace(places, wait);
  try {
    return await action();
  } finally {
    await leave();
  }
}

it('lets no more in than there are places, and all of them in the end', async () => {
  let inside = 0;
  let most = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 20));
    inside -= 1;
    done += 1;
  };
  await Promise.all(
    Array.from({ length: 7 }, () => withPlace({ folder: tree.root, count: 2 }, waiting, work)),
  );
  expect([most, done, readdirSync(tree.root)]).toEqual([2, 7, []]);
});

it('waits for another process, and says so', async () => {
  const child = await holder(
    `await new Promise((resolve) => process.once('message', resolve)); process.disconnect();`,
  );
  const waits: number[] = [];
  const onWait = (waited: number): void => {
    waits.push(waited);
    child.send('leave');
  };
  const got = withPlace({ folder: tree.root, count: 1 }, { ...waiting, onWait }, () => Promise.resolve('in'));
  expect([await got, waits.length > 0]).toEqual(['in', true]);
});

it('takes the place of who died in it', async () => {
  const child = await holder(`await new Promise(() => setInterval(() => undefined, 1000));`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(readdirSync(tree.root)).toEqual(['place-0']);
  expect(await withPlace({ folder: tree.root, count: 1 }, waiting, () => Promise.resolve('in'))).toBe('in');
});

it('waits no longer than it is asked to, and frees its place whatever happens', async () => {
  const places = { folder: tree.root, count: 1 };
  const controller = new AbortController();
  const action = async (): Promise<void> => {
    const second = withPlace(places, { ...waiting, signal: controller.signal }, () => Promise.resolve());
    controller.abort();
    await second;
  };
  await expect(withPlace(places, waiting, action)).rejects.toThrow('aborted');
  expect(readdirSync(tree.root)).toEqual([]);
});
