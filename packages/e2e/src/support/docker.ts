import { execa } from 'execa';
import { setTimeout as sleep } from 'node:timers/promises';

/** Runs a docker command and gives its standard output. */
export async function docker(...args: string[]): Promise<string> {
  const { stdout } = await execa('docker', args, { timeout: 60_000 });
  return stdout;
}

/** A container's answer from outside, through a port on loopback. */
export interface RunningService {
  readonly container: string;
  readonly url: string;
}

/** Starts an image, waits until the engine calls it healthy, hands it to the job, and removes it. */
export async function withService<T>(
  image: string,
  job: (service: RunningService) => Promise<T>,
): Promise<T> {
  const container = await docker('run', '--detach', '--publish', '127.0.0.1::8080', image);
  try {
    await waitUntilHealthy(container);
    const [address] = (await docker('port', container, '8080/tcp')).split('\n');
    return await job({ container, url: `http://${address ?? ''}` });
  } finally {
    await docker('rm', '--force', container);
  }
}

async function waitUntilHealthy(container: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const state = await docker(
      'inspect',
      '--format',
      '{{.State.Status}} {{.State.Health.Status}}',
      container,
    );
    if (state === 'running healthy') return;
    if (!state.startsWith('running') || Date.now() > deadline) {
      throw new Error(`the container is ${state}:\n${await docker('logs', container)}`);
    }
    await sleep(250);
  }
}

/** The paths of all files and links that an image holds and its base does not. */
export async function filesAddedTo(image: string, base: string): Promise<string[]> {
  const inBase = new Set(await listFiles(base));
  return (await listFiles(image)).filter((path) => !inBase.has(path)).sort();
}

async function listFiles(image: string): Promise<string[]> {
  const container = await docker('create', image, 'never-started');
  try {
    const archive = execa('docker', ['export', container], {
      stdout: 'pipe',
      encoding: 'buffer',
      buffer: false,
    });
    const { stdout } = await archive.pipe('tar', ['--list'], { maxBuffer: 64 * 1024 * 1024 });
    return stdout.split('\n').filter((path) => path !== '' && !path.endsWith('/'));
  } finally {
    await docker('rm', '--force', container);
  }
}
