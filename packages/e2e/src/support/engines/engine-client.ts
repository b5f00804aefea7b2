import { execa } from 'execa';
import { clientOf, type StartedEngine } from '../../../../../tools/dist/engine/matrix/engines';

/** How a client ended. */
export interface ClientEnd {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the client of an engine, whatever comes of it. */
export async function askClient(engine: StartedEngine, args: readonly string[]): Promise<ClientEnd> {
  const { exitCode, stdout, stderr, timedOut } = await execa(clientOf(engine.name), args, {
    // Docker 20.10 uses its BuildKit only where it is asked to.
    env: { ...engine.environment, ...(engine.name === 'docker-20.10' && { DOCKER_BUILDKIT: '1' }) },
    reject: false,
    stdin: 'ignore',
    timeout: 60_000,
  });
  if (timedOut) throw new Error(`${engine.name} did not end: ${args.join(' ')}`);
  return { status: exitCode ?? -1, stdout, stderr };
}

/** Runs the client of an engine, and gives what it printed. */
export async function client(engine: StartedEngine, ...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await askClient(engine, args);
  if (status !== 0)
    throw new Error(`${engine.name}: ${args.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
  return stdout.trim();
}

/** Runs a command in a new container of an image, and gives what it printed. */
export async function runInImage(
  engine: StartedEngine,
  image: string,
  ...command: string[]
): Promise<string> {
  if (engine.name !== 'buildah') return client(engine, 'run', '--rm', image, ...command);
  const container = await client(engine, 'from', '--pull-never', image);
  try {
    return await client(engine, 'run', container, '--', ...command);
  } finally {
    await client(engine, 'rm', container);
  }
}
