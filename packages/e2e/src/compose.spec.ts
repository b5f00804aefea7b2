import { execa } from 'execa';
import { join } from 'node:path';
import { docker } from './support/docker';
import { createWorkspace, type Workspace } from './support/workspace';

const STOCK = ['postgres', 'redis', 'valkey', 'memcached', 'rabbitmq', 'nats'];

const WGET = 'wget -q -Y off -O /dev/null http://127.0.0.1:8080/';

/** The folder has a space, the service stands on another project, and no stock image is needed to start it alone. */
const FILES = {
  'my services/api/project.json': JSON.stringify({ name: '@e2e/api', implicitDependencies: ['pages'] }),
  'my services/api/api.alpine.Dockerfile': [
    'FROM python:3.13-alpine3.24 AS base',
    'WORKDIR /app',
    'COPY pages /app/pages',
    'EXPOSE 8080',
    'USER 10001:10001',
    'FROM base AS development',
    'CMD ["python3", "-m", "http.server", "8080", "--directory", "/app/pages"]',
    'FROM base AS service',
    `HEALTHCHECK --interval=1s CMD ${WGET}`,
    'CMD ["python3", "-m", "http.server", "8080", "--directory", "/app/pages"]',
    '',
  ].join('\n'),
  'my services/api/api.alpine.Dockerfile.dockerignore': '*\n!pages\n',
  'pages/project.json': JSON.stringify({ name: 'pages' }),
  'pages/word.txt': 'one\n',
};

let workspace: Workspace;

beforeAll(async () => {
  workspace = await createWorkspace(24);
  await workspace.write(FILES);
}, 300_000);

afterAll(async () => {
  await workspace.remove();
});

/** Runs compose in the workspace, and gives its standard output. */
async function compose(file: string, ...args: string[]): Promise<string> {
  const { stdout } = await execa('docker', ['compose', '-f', join(workspace.root, file), ...args], {
    cwd: workspace.root,
    timeout: 120_000,
  });
  return stdout;
}

async function generate(...args: string[]): Promise<void> {
  const { status, output } = await workspace.nx(['g', 'nx-alpine:compose', '@e2e/api', ...args]);
  if (status !== 0) throw new Error(output);
}

describe.each([
  ['project', 'my services/api/compose.yaml'],
  ['workspace', 'compose.yaml'],
])('the compose file at the %s', (layout, file) => {
  const project = `e2e-compose-${layout}-${String(process.pid)}`;

  beforeAll(async () => {
    await generate(`--layout=${layout}`, `--services=${STOCK.join(',')}`, '--data=memory');
  });

  afterAll(async () => {
    await compose(file, '-p', project, '--profile', '*', 'down', '--volumes', '--timeout=1', '--rmi=local');
  });

  it('is what compose takes, and has all services', async () => {
    expect(await compose(file, '--profile', 'development', 'config', '--quiet')).toBe('');
    const services = await compose(file, '--profile', 'development', 'config', '--services');
    expect(services.split('\n').sort()).toEqual(['api', 'api-development', ...STOCK].sort());
  });

  it('builds and starts the service, which answers on a port of loopback', async () => {
    await compose(file, '-p', project, 'up', '--build', '--no-deps', '--wait', '--wait-timeout=60', 'api');
    const { container, ask } = await started('api');
    expect(await ask()).toBe('one\n');
    expect(await docker('exec', container, 'id', '-u')).toBe('10001');
  });

  it('shows a change of a source in the stage for development at once', async () => {
    // Without --wait: where the base image is a stand-in, its nc does not know -z, by which the check asks.
    await compose(file, '-p', project, 'up', '--build', '--no-deps', '--detach', 'api-development');
    const { container, ask } = await started('api-development');
    await docker('exec', container, 'sh', '-c', `until ${WGET}; do sleep 0.2; done`);
    expect(await ask()).toBe('one\n');
    await workspace.write({ 'pages/word.txt': 'two\n' });
    expect(await ask()).toBe('two\n');
    await workspace.write({ 'pages/word.txt': 'one\n' });
  });

  /** A container of a service, and the answer that it gives to this machine. */
  async function started(name: string): Promise<{ container: string; ask: () => Promise<string> }> {
    const address = await compose(file, '-p', project, 'port', name, '8080');
    expect(address).toMatch(/^127\.0\.0\.1:\d+$/);
    return {
      container: await compose(file, '-p', project, 'ps', '--quiet', name),
      ask: async () => (await fetch(`http://${address}/word.txt`)).text(),
    };
  }
});
