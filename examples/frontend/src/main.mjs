import { trackRequests } from './in-flight.mjs';
import { readPort } from './port.mjs';
import { createFrontend } from './server.mjs';

// Engines kill ten seconds after they asked; the last line of the log must come before.
const GRACE_MS = 8000;

function main(env) {
  let port;
  try {
    port = readPort(env);
  } catch (error) {
    return fail(error.message, 2);
  }
  serve(port, env.BACKEND_URL);
}

function serve(port, backendUrl) {
  const server = createFrontend({ backendUrl, log: console.log });
  const requests = trackRequests(server);
  server.once('error', (error) => fail(`cannot listen on port ${port}: ${error.code}`, 1));
  server.listen(port, '0.0.0.0', () => {
    console.log(`frontend listening on 0.0.0.0:${server.address().port}`);
  });

  let stopping = false;
  const stop = async (signal) => {
    if (stopping) return;
    stopping = true;
    console.log(`frontend stopping: ${signal}`);
    const cut = await requests.finish(GRACE_MS);
    if (cut) fail(`gave up on ${cut} request(s) after ${GRACE_MS / 1000} seconds`, 1);
    else console.log('frontend stopped');
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function fail(message, status) {
  console.error(`frontend: ${message}`);
  process.exitCode = status;
}

main(process.env);
