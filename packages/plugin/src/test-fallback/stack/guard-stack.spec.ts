import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeLock, isLocked, tryLock } from '../../host/file-lock';
import { guardStack } from './guard-stack';
import { countLeases, endLease, takeLease } from './leases';
import { filesOfStack, listStacks, writeNote, type StackFiles, type StackNote } from './stack-files';

const PROJECT = 'nxa-00000000-api-11111111';
const NOTE: StackNote = { base: 'nxa-00000000-api', engine: '', isRunning: true, isKept: false };
const TIMES = { interval: 10, afterFailure: 10, longest: 60_000 };

/** Notes what it is asked, and says of containers what the file beside it says. */
const DOCKER = `#!/bin/sh
echo "$*" >> "$(dirname "$0")/asked"
if [ "$1" = ps ]; then cat "$(dirname "$0")/containers"; fi
`;

let root: string;
let files: StackFiles;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'guard-'));
  files = filesOfStack(root, PROJECT);
  writeFileSync(join(root, 'docker'), DOCKER);
  chmodSync(join(root, 'docker'), 0o755);
  writeFileSync(join(root, 'containers'), '');
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function guard(times = TIMES): Promise<void> {
  return guardStack(root, PROJECT, { PATH: `${root}:${process.env['PATH'] ?? ''}` }, times);
}

function asked(): string[] {
  const path = join(root, 'asked');
  return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : [];
}

const ASK = `ps --all --filter label=com.docker.compose.project=${PROJECT} --format {{.ID}} {{.Label "dev.nx-alpine.test-stack"}}`;
const DOWN = `compose --ansi never -p ${PROJECT} down --volumes --remove-orphans --rmi local --timeout 2`;

/** A lease of a process that has ended. */
function leaveDeadLease(): void {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(join(files.leases, 'dead.json'), JSON.stringify({ pid, started: 1 }));
}

describe('a watchdog', () => {
  it('leaves a stack alone that somebody holds, and takes it down when the last one has let go', async () => {
    await writeNote(files, NOTE);
    const leases = [await takeLease(files), await takeLease(files)];
    leaveDeadLease();
    expect(countLeases(files)).toBe(2);
    expect(countLeases(files, leases[0])).toBe(1);
    const guarding = guard();
    while (!(await isLocked(files.watchdog))) await new Promise(setImmediate);
    await guard();
    expect(asked()).toEqual([]);
    for (const lease of leases) await endLease(lease);
    await guarding;
    expect(asked()).toEqual([ASK, DOWN, ASK]);
    expect([listStacks(root), readdirSync(join(root, 'stacks'))]).toEqual([[], []]);
  });

  it('waits for whoever is at the stack', async () => {
    await writeNote(files, NOTE);
    await tryLock(files.lock);
    const guarding = guard();
    while (!(await isLocked(files.watchdog))) await new Promise(setImmediate);
    await takeLease(files).then(endLease);
    expect(asked()).toEqual([]);
    await freeLock(files.lock);
    await guarding;
    expect(asked()).toEqual([ASK, DOWN, ASK]);
  });

  it.each<[string, StackNote | undefined]>([
    ['is kept', { ...NOTE, isKept: true }],
    ['was taken down by its last holder', undefined],
  ])('ends without a word when the stack %s', async (_, note) => {
    if (note !== undefined) await writeNote(files, note);
    await guard();
    expect([asked(), await isLocked(files.watchdog), await isLocked(files.lock)]).toEqual([[], false, false]);
  });

  it('takes down what is to be kept, but never came up', async () => {
    await writeNote(files, { ...NOTE, isRunning: false, isKept: true });
    await guard();
    expect(asked()).toEqual([ASK, DOWN, ASK]);
  });

  it('never takes down what is not ours, and gives up in the end', async () => {
    await writeNote(files, NOTE);
    writeFileSync(join(root, 'containers'), 'f00ba5 \n');
    await guard({ ...TIMES, longest: 300 });
    expect(asked().filter((line) => line !== ASK)).toEqual([]);
    expect(await isLocked(files.watchdog)).toBe(false);
  });
});
