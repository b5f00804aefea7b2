import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { docker, filesAddedTo, withService } from './support/docker';
import { readRecord } from './support/image-record';
import { addExamples, commitAll, createWorkspace, type Workspace } from './support/workspace';

const MAJORS = (process.env['E2E_NX_MAJORS'] ?? '22,23,24').split(',').map(Number);

interface ProjectView {
  readonly targets: Readonly<Record<string, unknown>>;
}

describe.each(MAJORS)('with Nx %i in a fresh workspace', (major) => {
  let workspace: Workspace;

  beforeAll(async () => {
    // The newest as users have it; a process for each plugin would double the time of the others.
    workspace = await createWorkspace(major, major === 24 ? { NX_ISOLATE_PLUGINS: undefined } : {});
    await addExamples(workspace);
    await commitAll(workspace);
  }, 300_000);

  afterAll(async () => {
    await workspace.remove();
  });

  it('infers the target', async () => {
    const { output } = await workspace.nx(['show', 'project', 'backend', '--json']);
    const { targets } = JSON.parse(output.slice(output.indexOf('{'))) as ProjectView;
    expect(targets['alpine-build']).toMatchObject({
      executor: 'nx-alpine:alpine-build',
      cache: false,
      options: { file: 'examples/backend/backend.alpine.Dockerfile' },
      inputs: [
        '{projectRoot}/**/*',
        '^{projectRoot}/**/*',
        '{workspaceRoot}/examples/backend/backend.alpine.Dockerfile',
        '{workspaceRoot}/examples/backend/backend.alpine.Dockerfile.dockerignore',
        '{workspaceRoot}/.dockerignore',
      ],
      outputs: ['{workspaceRoot}/dist/nx-alpine/{projectRoot}/image.json'],
    });
  });

  it('builds an image that runs, holds what was expected and nothing else', async () => {
    const { status, output } = await workspace.nx(['run', 'backend:alpine-build']);
    expect({ status, closing: /^built: .*$/m.exec(output)?.[0] }).toEqual({
      status: 0,
      closing: expect.stringMatching(
        /^built: backend:latest, Alpine Linux v3\.24.*, in [\d.]+ s$/,
      ) as unknown,
    });

    const record = readRecord(workspace, 'examples/backend');
    expect(record).toMatchObject({ outcome: 'built', tags: ['backend:latest'], engine: { name: 'docker' } });
    expect(record.images[0].id).toBe(
      (await docker('image', 'inspect', '--format', '{{.Id}}', 'backend:latest')).trim(),
    );

    const config = JSON.parse(
      await docker('image', 'inspect', '--format', '{{json .Config}}', 'backend:latest'),
    ) as {
      readonly User: string;
      readonly Labels: Readonly<Record<string, string>>;
    };
    expect(config.User).toBe('10001:10001');
    expect(config.Labels).toMatchObject({ 'org.opencontainers.image.title': 'backend' });
    expect(await filesAddedTo('backend:latest', 'python:3.13-alpine3.24')).toEqual(BACKEND_FILES);

    const health = await withService('backend:latest', async ({ url }) =>
      ((await fetch(`${url}/health`)) as { json(): Promise<unknown> }).json(),
    );
    expect(health).toEqual({ status: 'ok', service: 'backend' });
  });

  it('infers clean-context, which cleans the project and what it depends on', async () => {
    const pollution = [
      'examples/backend/src/backend',
      'examples/service-kit/src',
      'examples/frontend/src',
    ].map((folder) => `${folder}/__pycache__/m.cpython-313.pyc`);
    await workspace.write(Object.fromEntries(pollution.map((path) => [path, 'bytecode'])));
    const { status, output } = await workspace.nx(['run', 'backend:clean-context']);
    expect(output).toMatch(
      /^cleaned: 2 files and 2 folders, 16 B removed from examples\/backend, examples\/service-kit, in [\d.]+ s$/m,
    );
    expect(status).toBe(0);
    expect(pollution.filter((path) => workspace.exists(path))).toEqual(pollution.slice(2));
    expect(workspace.readJson('dist/nx-alpine/examples/backend/clean-context.json')).toMatchObject({
      outcome: 'cleaned',
      folders: ['examples/backend', 'examples/service-kit'],
      removed: { files: 2, folders: 2, bytes: 16 },
      protectedByGit: true,
    });
    await rm(join(workspace.root, 'examples/frontend/src/__pycache__'), { recursive: true });
  });

  it('names every wrong option at once', async () => {
    const wrong = [
      '--bogus=1',
      '--noCache=perhaps',
      '--tags=Upper',
      '--secrets.token.env=E2E_UNSET',
      '--file=nowhere',
    ];
    const { status, output } = await workspace.nx(['run', 'backend:alpine-build', ...wrong]);
    expect(status).toBe(1);
    expect(output).toContain('bogus: there is no such option');
    expect(output).toContain('noCache: expected boolean, got string');
    expect(output).toContain('tags[0]: "Upper" is no image name');
    expect(output).toContain('secrets.token.env: E2E_UNSET is not set in the environment');
    expect(output).toContain('file: there is no file nowhere');
    expect(output).toContain('wrong options: backend has no new image');
    expect(readRecord(workspace, 'examples/backend')).toMatchObject({
      outcome: 'failed',
      failure: 'options',
    });
  });

  it.each([
    ['the shared library', 'examples/service-kit/src/service_kit/__init__.py', ['auth', 'backend']],
    // Two in one question save a start of Nx: each still has to count, and no third service may.
    [
      'one service and the Dockerfile of another',
      'examples/frontend/src/page.mjs,examples/auth/auth.alpine.Dockerfile',
      ['auth', 'frontend'],
    ],
    ['an ignore file', 'examples/auth/auth.alpine.Dockerfile.dockerignore', ['auth']],
    ['the README and a lock file that no context holds', 'README.md,uv.lock', []],
  ])('counts after a change in %s just what depends on it as affected', async (_, file, services) => {
    const show = [
      'show',
      'projects',
      '--affected',
      '--files',
      file,
      '--with-target',
      'alpine-build',
      '--json',
    ];
    const { output } = await workspace.nx(show);
    expect((JSON.parse(output.slice(output.indexOf('['))) as string[]).sort()).toEqual(services);
  });

  it('builds after a change in the shared library what depends on it, and after one in the README nothing', async () => {
    await workspace.write({ 'examples/service-kit/src/service_kit/addition.py': '"""An addition."""\n' });
    expect(await buildAffected()).toEqual(['auth', 'backend']);
    await commitAll(workspace);
    await workspace.write({ 'README.md': '# Changed\n' });
    expect(await buildAffected()).toEqual([]);
  });

  /** The services that an affected run leaves with a record of a new image. */
  async function buildAffected(): Promise<string[]> {
    await rm(join(workspace.root, 'dist'), { recursive: true, force: true });
    const { status, output } = await workspace.nx(['affected', '-t', 'alpine-build', '--base=HEAD']);
    expect({ status, output }).toMatchObject({ status: 0 });
    return ['auth', 'backend', 'frontend'].filter((service) =>
      workspace.exists(`dist/nx-alpine/examples/${service}/image.json`),
    );
  }
});

const BACKEND_FILES = [
  'app/backend/__init__.py',
  'app/backend/__main__.py',
  'app/backend/app.py',
  'app/backend/identity.py',
  ...['__init__', 'body', 'connections', 'handler', 'log', 'messages', 'port', 'routes', 'run', 'server'].map(
    (module) => `app/service_kit/${module}.py`,
  ),
];
