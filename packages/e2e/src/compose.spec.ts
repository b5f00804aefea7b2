import { execa } from 'execa';
import { join } from 'node:path';
import { provideStockImages } from '../../../tools/dist/engine/stock/provide';
import { docker } from './support/docker';
import { createWorkspace, type Workspace } from './support/workspace';

const STOCK = ['postgres', 'redis', 'valkey', 'memcached', 'rabbitmq', 'nats'];

/** Those that are started, because there are stand-ins for their images where no registry can be reached. */
const STARTED = ['postgres', 'redis', 'valkey'];

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
  await provideStockImages();
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

  if (layout === 'project') {
    it('starts stock services that are healthy, and answer the service by the name and password that it is told', async () => {
      await generate(`--layout=${layout}`, `--services=${STARTED.join(',')}`, '--force');
      // The service alone: it waits for what it needs.
      await compose(file, '-p', project, 'up', '--build', '--wait', '--wait-timeout=120', 'api');
      const api = await compose(file, '-p', project, 'ps', '--quiet', 'api');
      for (const [variable, port] of [
        ['REDIS_URL', 6379],
        ['VALKEY_URL', 6379],
      ] as const) {
        const { hostname } = new URL(await told(api, variable));
        const ask = `printf 'PING\\r\\n' | nc -w 2 ${hostname} ${String(port)}`;
        expect((await docker('exec', api, 'sh', '-c', ask)).trim()).toBe('+PONG');
      }
      const url = await told(api, 'DATABASE_URL');
      const psql = [
        'psql',
        '--no-psqlrc',
        '--tuples-only',
        '--no-align',
        '--command=SELECT current_user',
        url,
      ];
      // In the container of the database, by the network and not by its socket, where it asks for no password.
      expect(await compose(file, '-p', project, 'exec', '--no-TTY', 'postgres', ...psql)).toBe('development');
      const wrong = url.replace(/:[^:@]+@/, ':wrong@');
      const refused = compose(file, '-p', project, 'exec', '--no-TTY', 'postgres', ...psql.with(-1, wrong));
      await expect(refused).rejects.toThrow('password authentication failed');
    });

    it.each([
      ['postgres', 5432, '70'],
      ['redis', 6379, '999'],
      ['valkey', 6379, '999'],
    ])(
      'lets the engine choose a port of loopback for %s, whose server is not run by root',
      async (name, port, user) => {
        const address = await compose(file, '-p', project, 'port', name, String(port));
        expect(address).toMatch(/^127\.0\.0\.1:\d+$/);
        const container = await compose(file, '-p', project, 'ps', '--quiet', name);
        expect(await docker('exec', container, 'stat', '-c', '%u', '/proc/1')).toBe(user);
      },
    );
  }

  /** The value of a variable in a container. */
  const told = (container: string, variable: string): Promise<string> =>
    docker('exec', container, 'sh', '-c', `echo "$${variable}"`);

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
