import { rename } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';

/** Something that is found where an engine is expected. */
export interface BrokenEngine {
  /** As it stands in the table. */
  readonly name: string;
  /** In the form of DOCKER_HOST. */
  readonly endpoint: string;
}

/** Engines that do not work, each in its own way, for as long as some work takes. */
export async function withBrokenEngines(
  folder: string,
  work: (engines: readonly BrokenEngine[]) => Promise<void>,
): Promise<void> {
  const open = new Set<Socket>();
  await leaveSocket(join(folder, 'refusing.sock'));
  const hung = await listen(join(folder, 'hung.sock'), open, () => undefined);
  const halfAlive = await listen(join(folder, 'half.sock'), open, answerPings);
  try {
    await work([
      { name: 'absent', endpoint: `unix://${join(folder, 'absent.sock')}` },
      { name: 'dead', endpoint: `unix://${join(folder, 'refusing.sock')}` },
      { name: 'hung', endpoint: `unix://${join(folder, 'hung.sock')}` },
      { name: 'half alive', endpoint: `unix://${join(folder, 'half.sock')}` },
    ]);
  } finally {
    for (const socket of open) socket.destroy();
    for (const server of [hung, halfAlive]) server.close();
  }
}

function listen(
  path: string,
  open: Set<Socket>,
  onData: (socket: Socket, text: string) => void,
): Promise<Server> {
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined).on('data', (data) => onData(socket, data.toString('latin1')));
  });
  return new Promise((resolve) => server.listen(path, () => resolve(server)));
}

/** What an engine leaves that was killed: a socket at which nobody listens. Node removes only what it knows by name. */
async function leaveSocket(path: string): Promise<void> {
  const server = await listen(`${path}.own`, new Set(), () => undefined);
  await rename(`${path}.own`, path);
  await new Promise((resolve) => server.close(resolve));
}

function answerPings(socket: Socket, text: string): void {
  if (!/^(?:GET|HEAD) \S*\/_ping /.test(text)) return;
  const head = ['HTTP/1.1 200 OK', 'Api-Version: 1.45', 'Server: Docker/26.1.5 (linux)', 'Content-Length: 2'];
  socket.write(`${head.join('\r\n')}\r\n\r\n${text.startsWith('HEAD') ? '' : 'OK'}`);
}
