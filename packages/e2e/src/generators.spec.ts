import { execa } from 'execa';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { docker, filesAddedTo, withService } from './support/docker';
import { commitAll, createWorkspace, type Workspace } from './support/workspace';

const BASE = 'python:3.13-alpine3.24';

describe.each([24])('with Nx %i, in an empty workspace', (nxMajor) => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await createWorkspace(nxMajor);
    await workspace.write({ 'nx.json': '{\n  "analytics": false,\n  "defaultBase": "main"\n}\n' });
    await commitAll(workspace);
  }, 300_000);

  afterAll(async () => {
    await workspace.remove();
  });

  const generate = async (...args: string[]): Promise<string> => {
    const { status, output } = await workspace.nx(['g', ...args, '--no-interactive']);
    if (status !== 0) throw new Error(output);
    return output;
  };
  const changed = async (): Promise<string[]> => {
    const { stdout } = await execa('git', ['status', '--short', '--untracked-files=all'], {
      cwd: workspace.root,
    });
    return stdout.split('\n').filter((line) => line !== '');
  };
  const read = (path: string): string => readFileSync(join(workspace.root, path), 'utf8');

  it('init adds the plugin, and has nothing to do a second time', async () => {
    await generate('nx-alpine:init');
    expect(await changed()).toEqual([' M nx.json']);
    expect(workspace.readJson('nx.json')).toMatchObject({ defaultBase: 'main', plugins: ['nx-alpine'] });
    await commitAll(workspace);
    await generate('nx-alpine:init');
    expect(await changed()).toEqual([]);
  });

  it('a dry run shows a new service and writes nothing', async () => {
    const output = await generate('nx-alpine:service', '@acme/orders', '--language=python', '--dry-run');
    expect(output).toContain('CREATE services/orders/orders.alpine.Dockerfile');
    expect(await changed()).toEqual([]);
  });

  it('makes a service whose tests pass and whose image is built, healthy and exact', async () => {
    await generate('nx-alpine:service', '@acme/orders', '--language=python');
    const tested = await workspace.nx(['test', '@acme/orders']);
    expect(tested.output).toMatch(/^OK$/m);
    const built = await workspace.nx(['run', '@acme/orders:alpine-build']);
    expect(built.output).toContain('built: acme/orders:latest');
    expect(built.status).toBe(0);
    const added = await filesAddedTo('acme/orders:latest', BASE);
    expect(added.filter((path) => path.startsWith('app/'))).toEqual([
      'app/services/orders/src/orders/__init__.py',
      'app/services/orders/src/orders/__main__.py',
      'app/services/orders/src/orders/app.py',
    ]);
    await withService('acme/orders:latest', async ({ container, url }) => {
      expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'ok' });
      expect(await docker('exec', container, 'id', '-u')).toBe('10001');
      const started = Date.now();
      await docker('stop', '--time', '30', container);
      expect(Date.now() - started).toBeLessThan(20_000);
    });
    await commitAll(workspace);
  });

  it('changes nothing a second time, and keeps what a team has changed', async () => {
    await generate('nx-alpine:service', '@acme/orders');
    expect(await changed()).toEqual([]);
    const dockerfile = 'services/orders/orders.alpine.Dockerfile';
    writeFileSync(join(workspace.root, dockerfile), `${read(dockerfile)}# ours\n`);
    const output = await generate('nx-alpine:dockerfile', '@acme/orders');
    expect(output).toContain(`KEPT   ${dockerfile}: it exists and differs`);
    expect(read(dockerfile)).toMatch(/# ours\n$/);
    await commitAll(workspace);
  });

  it('keeps what follows the project graph true: nx sync says what came, and the image has it', async () => {
    await workspace.write({
      'libs/prices/project.json': JSON.stringify({ name: 'prices' }),
      'libs/prices/src/prices.py': 'VAT = 19\n',
      'libs/prices/tests/test_prices.py': '',
    });
    const project = workspace.readJson('services/orders/project.json') as object;
    await workspace.write({
      'services/orders/project.json': JSON.stringify({ ...project, implicitDependencies: ['prices'] }),
    });
    const check = await workspace.nx(['sync:check']);
    expect(check.status).not.toBe(0);
    expect(check.output).toContain(
      'services/orders/orders.alpine.Dockerfile: missing COPY libs/prices /app/libs/prices',
    );
    expect((await workspace.nx(['sync'])).status).toBe(0);
    expect((await workspace.nx(['sync:check'])).status).toBe(0);
    expect((await workspace.nx(['run', '@acme/orders:alpine-build'])).status).toBe(0);
    const added = await filesAddedTo('acme/orders:latest', BASE);
    expect(added.filter((path) => path.startsWith('app/libs'))).toEqual(['app/libs/prices/src/prices.py']);
    const run = ['run', '--rm', '--entrypoint', 'python3', 'acme/orders:latest', '-c'];
    expect(await docker(...run, 'import prices; print(prices.VAT)')).toBe('19');
  });

  it('shows file by file what an ignore file would change, before it is written', async () => {
    await workspace.write({
      'services/orders/orders.alpine.Dockerfile.dockerignore': '*\n!services\n!docs/notes.md\n',
      'docs/notes.md': 'notes',
    });
    const output = await generate('nx-alpine:dockerignore', '@acme/orders', '--force', '--dry-run');
    expect(output).toContain('- docs/notes.md (5 B)');
    expect(output).toContain('+ libs/prices/src/prices.py (9 B)');
    expect(output).toContain('- services/orders/tests/test_app.py');
    expect(read('services/orders/orders.alpine.Dockerfile.dockerignore')).toContain('!docs/notes.md');
  });
});
