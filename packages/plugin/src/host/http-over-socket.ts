import { request as requestHttp, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** What a service answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Undefined where it was longer than allowed. */
  readonly body: string | undefined;
}

/** Asks for a path over a connection that is open and verified already, follows no redirect, and closes it. */
export async function getOverSocket(
  socket: Socket,
  question: { readonly host: string; readonly path: string; readonly mostBytes: number },
): Promise<HttpAnswer> {
  try {
    return await exchange(socket, question);
  } finally {
    socket.destroy();
  }
}

function exchange(
  socket: Socket,
  { host, path, mostBytes }: { readonly host: string; readonly path: string; readonly mostBytes: number },
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const request = requestHttp({
      path,
      headers: { host, accept: 'application/json, */*', connection: 'close' },
      createConnection: () => socket,
    });
    request.once('error', reject);
    request.once('response', (response) => {
      readBody(response, mostBytes).then(
        (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        reject,
      );
    });
    request.end();
  });
}

async function readBody(response: IncomingMessage, mostBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
