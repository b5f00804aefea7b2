import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { test } from 'node:test';
import { start } from './process.mjs';
import { serveBackend } from './serving.mjs';

for (const signal of ['SIGTERM', 'SIGINT']) {
  test(`stops on ${signal} with status 0`, async (t) => {
    const service = start(t);
    assert.equal((await fetch(`${await service.address()}/health`)).status, 200);
    service.kill(signal);
    const { status, lines, errors } = await service.end();
    assert.deepEqual([status, errors], [0, []]);
    assert.deepEqual(lines.slice(-2), [`frontend stopping: ${signal}`, 'frontend stopped']);
  });
}

test('finishes a request in flight and takes no new one', async (t) => {
  const held = [];
  const backend = await serveBackend(t, (_request, response) => held.push(response));
  const service = start(t, { BACKEND_URL: backend });
  const address = await service.address();
  const page = fetch(address);
  while (!held.length) await new Promise((resolve) => setTimeout(resolve, 10));
  service.kill('SIGTERM');
  await service.line(/stopping/);
  await assert.rejects(fetch(`${address}/health`), { name: 'TypeError' });
  held[0].end(JSON.stringify({ greeting: 'Hello at last' }));
  assert.match(await (await page).text(), /Hello at last/);
  assert.equal((await service.end()).status, 0);
});

test('a silent connection does not hold up the stop', async (t) => {
  const service = start(t);
  const { port } = new URL(await service.address());
  const silent = connect(port, '127.0.0.1').on('error', () => {});
  t.after(() => silent.destroy());
  await once(silent, 'connect');
  await fetch(`http://127.0.0.1:${port}/health`); // by now the silent one has been accepted
  const began = performance.now();
  service.kill('SIGTERM');
  assert.equal((await service.end()).status, 0);
  assert.ok(performance.now() - began < 3000);
});

test('an invalid PORT is one line and status 2', async (t) => {
  const { status, errors } = await start(t, { PORT: 'http' }).end();
  assert.deepEqual([status, errors], [2, ['frontend: PORT must be a number from 0 to 65535, not "http"']]);
});

test('a port in use is one line and status 1', async (t) => {
  const other = createServer().listen(0, '0.0.0.0');
  t.after(() => other.close());
  await once(other, 'listening');
  const { port } = other.address();
  const { status, errors } = await start(t, { PORT: String(port) }).end();
  assert.deepEqual([status, errors], [1, [`frontend: cannot listen on port ${port}: EADDRINUSE`]]);
});
