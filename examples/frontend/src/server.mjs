import { createServer } from 'node:http';
import { answer } from './routes.mjs';

/** The HTTP server of the service, not yet listening; `log` gets one line for each request. */
export function createFrontend({ backendUrl, log }) {
  return createServer(async (request, response) => {
    const started = performance.now();
    const answered = await answerOrApologise(request, backendUrl);
    log(line(request, answered.status, performance.now() - started));
    send(response, answered);
  });
}

async function answerOrApologise(request, backendUrl) {
  try {
    return await answer(request.method, request.url, backendUrl);
  } catch (error) {
    console.error(error);
    return { status: 500, headers: { 'content-type': 'text/plain' }, body: 'internal error\n' };
  }
}

function send(response, { status, headers, body }) {
  response.writeHead(status, {
    'content-length': Buffer.byteLength(body),
    'x-content-type-options': 'nosniff',
    // One request for each connection, so that nothing idle holds up a stop.
    connection: 'close',
    ...headers,
  });
  response.end(body);
}

function line(request, status, milliseconds) {
  // Without the query, which may carry what no log should keep, and without what a terminal would obey.
  const path = request.url.split('?')[0].replace(/[^\x21-\x7e]/g, '?');
  return `frontend ${request.method} ${path} ${status} ${milliseconds.toFixed(1)}ms`;
}
