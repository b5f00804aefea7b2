import { once } from 'node:events';
import { createServer } from 'node:http';
import { createFrontend } from '../src/server.mjs';

/** The frontend on a free loopback port for the length of a test; gives its address and its log. */
export async function serveFrontend(t, backendUrl) {
  const lines = [];
  const address = await listen(t, createFrontend({ backendUrl, log: (line) => lines.push(line) }));
  return { address, lines };
}

/** A stand-in for the backend that answers with `respond(request, response)`. */
export function serveBackend(t, respond) {
  return listen(t, createServer(respond));
}

/** An address on which nobody listens any more. */
export async function closedAddress() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

async function listen(t, server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${server.address().port}`;
}
