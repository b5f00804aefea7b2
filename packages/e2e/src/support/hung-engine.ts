import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a job against a socket that accepts every connection and never answers. */
export async function withHungEngine<T>(job: (dockerHost: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'hung-'));
  const connections = new Set<Socket>();
  const server = createServer((connection) => connections.add(connection));
  const path = join(folder, 'engine.sock');
  await new Promise<void>((resolve) => server.listen(path, resolve));
  try {
    return await job(`unix://${path}`);
  } finally {
    for (const connection of connections) connection.destroy();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true, force: true });
  }
}
