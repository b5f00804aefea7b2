import { runCommand } from './command-runner';

// Ignores the polite signal, and has started something that holds its output open for longer than the test may last.
const stubborn = `
  process.on('SIGTERM', () => undefined);
  require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 30000)'], { stdio: 'inherit' });
  setInterval(() => undefined, 1000);
  console.log('ready');`;

it('without patience waits neither for a stubborn program nor for what it started', async () => {
  const command = [process.execPath, '-e', stubborn] as const;
  expect(await runCommand(command, { deadline: 1_000, patience: 0 })).toEqual({
    kind: 'deadline-passed',
    deadline: 1_000,
    stdout: 'ready\n',
    stderr: '',
  });
  const controller = new AbortController();
  const onOutput = (): void => controller.abort();
  const interrupted = runCommand(command, { signal: controller.signal, patience: 0, onOutput });
  expect(await interrupted).toEqual({ kind: 'interrupted' });
});
