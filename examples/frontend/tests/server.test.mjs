import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedAddress, serveBackend, serveFrontend } from './serving.mjs';

test('health says that the process answers, whatever the backend does', async (t) => {
  const { address } = await serveFrontend(t, undefined);
  const response = await fetch(`${address}/health`);
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { status: 'ok', service: 'frontend' });
});

test('shows what the backend says to the name', async (t) => {
  const asked = [];
  const backend = await serveBackend(t, (request, response) => {
    asked.push(request.url);
    response.end(JSON.stringify({ greeting: 'Hello, <b>&!' }));
  });
  const { address } = await serveFrontend(t, `${backend}/`);
  const response = await fetch(`${address}/?name=${encodeURIComponent('<b>&')}`);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
  assert.match(response.headers.get('content-security-policy'), /default-src 'none'/);
  assert.match(await response.text(), /<h1>Hello, &lt;b&gt;&amp;!<\/h1>/);
  assert.deepEqual(asked, ['/greeting?name=%3Cb%3E%26']);
});

const troubles = {
  'is not set': [() => undefined, 'BACKEND_URL is not set, so there is no backend to ask.'],
  'is no web address': [() => 'file:///etc/passwd', 'BACKEND_URL is not an http:// or https:// address.'],
  'leads nowhere': [closedAddress, 'The backend cannot be reached.'],
  'leads to one who never answers': [(t) => serveBackend(t, () => {}), 'The backend cannot be reached.'],
  'leads to one in trouble': [
    (t) => serveBackend(t, (_request, response) => response.writeHead(500).end()),
    'The backend answered with status 500.',
  ],
  'leads to somebody else': [
    (t) => serveBackend(t, (_request, response) => response.end('{}')),
    'What answers at BACKEND_URL is not the backend.',
  ],
};

for (const [trouble, [backendUrl, words]] of Object.entries(troubles)) {
  test(`says so plainly when BACKEND_URL ${trouble}`, async (t) => {
    const { address } = await serveFrontend(t, await backendUrl(t));
    const response = await fetch(address);
    assert.equal(response.status, 503);
    assert.match(await response.text(), new RegExp(`<p role="alert">${words}</p>`));
  });
}

test('answers for what it does not have', async (t) => {
  const { address } = await serveFrontend(t, undefined);
  const asks = [
    ['/nowhere', 'GET', 404],
    ['/constructor', 'GET', 404],
    ['//', 'GET', 404],
    ['/', 'POST', 405],
    ['/health', 'HEAD', 200],
  ];
  for (const [path, method, status] of asks) {
    assert.equal((await fetch(address + path, { method })).status, status, `${method} ${path}`);
  }
});

test('logs one line a request, without the query', async (t) => {
  const { address, lines } = await serveFrontend(t, undefined);
  await (await fetch(`${address}/health?token=secret`)).text();
  await (await fetch(`${address}/nowhere`)).text();
  assert.match(
    lines.join('\n'),
    /^frontend GET \/health 200 \d+\.\dms\nfrontend GET \/nowhere 404 \d+\.\dms$/,
  );
});
