import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Something that listens at a real socket where an engine is expected. */
export interface FakeEngine {
  /** In the form of DOCKER_HOST. */
  readonly endpoint: string;
  readonly socket: string;
  /** How often somebody connected. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** Listens at a new socket, and does with each connection what a test wants. */
export async function listenAs(onConnection: (socket: Socket) => void): Promise<FakeEngine> {
  return listen(createServer(onConnection));
}

/** Answers HTTP at a new socket. */
export async function answerAs(onRequest: RequestListener): Promise<FakeEngine> {
  return listen(createHttpServer(onRequest));
}

async function listen(server: Server): Promise<FakeEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'nxa-'));
  const socket = join(folder, 'engine.sock');
  const open = new Set<Socket>();
  let connections = 0;
  server.on('connection', (one: Socket) => {
    connections += 1;
    open.add(one.on('error', () => undefined));
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return {
    endpoint: `unix://${socket}`,
    socket,
    connections: () => connections,
    close: async () => {
      for (const one of open) one.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
