import { posix } from 'node:path';
import type { PlannedFile } from '../planned-file';
import { projectJson } from './project-json';

/** A small HTTP service on Node's own modules, with tests that pass. */
export function nodeService(name: string, root: string): PlannedFile[] {
  const at = (path: string): string => posix.join(root, path);
  return [
    {
      path: at('project.json'),
      content: projectJson(name, root, {
        test: { command: 'node --test', environment: {} },
        serve: { command: 'node src/main.mjs', environment: {} },
        sources: '{projectRoot}/**/*.mjs',
      }),
    },
    {
      path: at('package.json'),
      content: `${JSON.stringify({ name, version: '0.0.0', private: true, type: 'module', main: 'src/main.mjs' }, null, 2)}\n`,
    },
    { path: at('src/main.mjs'), content: MAIN },
    { path: at('src/app.mjs'), content: APP },
    { path: at('src/app.test.mjs'), content: TEST },
  ];
}

const MAIN = `import { createApp } from './app.mjs';

createApp().listen(Number(process.env.PORT ?? 8080), '0.0.0.0');
`;

const APP = `import { createServer } from 'node:http';

/** What the service answers. */
export function createApp() {
  return createServer(({ url }, response) => {
    const [status, body] =
      url === '/health' ? [200, { status: 'ok' }] : [404, { problem: 'there is nothing here' }];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
}
`;

const TEST = `import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { createApp } from './app.mjs';

const app = createApp();
let address;

before(async () => {
  await once(app.listen(0, '127.0.0.1'), 'listening');
  address = \`http://127.0.0.1:\${app.address().port}\`;
});

after(() => app.close());

test('is healthy', async () => {
  const response = await fetch(\`\${address}/health\`);
  assert.deepEqual([response.status, await response.json()], [200, { status: 'ok' }]);
});

test('has nothing else', async () => {
  assert.equal((await fetch(\`\${address}/nothing\`)).status, 404);
});
`;
