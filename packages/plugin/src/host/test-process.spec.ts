import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandLine } from './command-runner';
import { isAlive } from './process-identity';
import { runProcess, type ProcessEnd, type ProcessOptions } from './test-process';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nx-alpine-process-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const never = new AbortController().signal;

async function run(
  command: CommandLine,
  over: Partial<ProcessOptions> = {},
): Promise<{ end: ProcessEnd; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  const end = await runProcess(command, {
    cwd: folder,
    environment: { PATH: process.env['PATH'] },
    deadline: 60_000,
    signal: never,
    onStdout: (chunk) => (stdout += chunk.toString()),
    onStderr: (chunk) => (stderr += chunk.toString()),
    ...over,
  });
  return { end, stdout, stderr };
}

const node = (script: string): CommandLine => [process.execPath, '-e', script];

it('gives a program its environment and nothing else', async () => {
  const { end, stdout, stderr } = await run(
    node('console.log(process.env.A, process.env.HOME); console.error(process.cwd())'),
    {
      environment: { PATH: process.env['PATH'], A: '1' },
    },
  );
  expect(end).toEqual({ kind: 'exited', status: 0 });
  expect(stdout).toBe('1 undefined\n');
  expect(stderr.trim()).toMatch(/nx-alpine-process-/);
});

it.each<[string, ProcessEnd]>([
  ['process.exit(125)', { kind: 'exited', status: 125 }],
  ['process.kill(process.pid, "SIGKILL"); setTimeout(() => {}, 9e5)', { kind: 'killed', signal: 'SIGKILL' }],
])('tells how it ended: %s', async (script, expected) => {
  expect((await run(node(script))).end).toEqual(expected);
});

it('tells of a program that is not there', async () => {
  expect((await run(['no-such-program-anywhere'])).end).toMatchObject({
    kind: 'not-started',
    reason: expect.stringContaining('ENOENT') as unknown,
  });
});

it('ends a program at its deadline, also one that hears no polite signal', async () => {
  const stubborn = node('process.on("SIGTERM", () => {}); console.log("up"); setInterval(() => {}, 1e3)');
  expect((await run(stubborn, { deadline: 500 })).end).toEqual({ kind: 'deadline-passed' });
});

it('ends it on request, and begins nothing after that', async () => {
  const controller = new AbortController();
  const marker = join(folder, 'polite');
  const script = `process.on("SIGTERM", () => { require("fs").writeFileSync(${JSON.stringify(marker)}, "yes"); process.exit(0) }); console.log("up"); setInterval(() => {}, 1e3)`;
  const { end } = await run(node(script), {
    signal: controller.signal,
    onStdout: () => {
      controller.abort();
    },
  });
  expect([end, readFileSync(marker, 'utf8')]).toEqual([{ kind: 'interrupted' }, 'yes']);
  expect((await run(node('1'), { signal: controller.signal })).end).toEqual({ kind: 'interrupted' });
});

it('leaves nothing running that it started in the background', async () => {
  const pidFile = join(folder, 'pid');
  const script = `const child = require("child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1e3)"], { stdio: "inherit" }); require("fs").writeFileSync(${JSON.stringify(pidFile)}, String(child.pid)); process.exit(3)`;
  expect((await run(node(script))).end).toEqual({ kind: 'exited', status: 3 });
  expect(isAlive({ pid: Number(readFileSync(pidFile, 'utf8')), started: null })).toBe(false);
});

it('ends what has left the group, when it ends the program', async () => {
  const controller = new AbortController();
  const pidFile = join(folder, 'pid');
  const script = `process.on("SIGTERM", () => {}); const child = require("child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1e3)"], { detached: true, stdio: "ignore" }); require("fs").writeFileSync(${JSON.stringify(pidFile)}, String(child.pid)); console.log("up"); setInterval(() => {}, 1e3)`;
  const { end } = await run(node(script), {
    signal: controller.signal,
    onStdout: () => {
      controller.abort();
    },
  });
  expect(end).toEqual({ kind: 'interrupted' });
  expect(isAlive({ pid: Number(readFileSync(pidFile, 'utf8')), started: null })).toBe(false);
});
