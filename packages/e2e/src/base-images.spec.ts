import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { docker } from './support/docker';
import { commitAll, createWorkspace, type CommandEnd, type Workspace } from './support/workspace';

// The oldest and the newest; nx-versions.spec.ts looks at those in between.
const MAJORS = (process.env['E2E_NX_MAJORS'] ?? '22,24').split(',').map(Number);

/** `api` stands on the image of `@acme/base`, `web` takes a file from that of `tools`, whose Dockerfile lies elsewhere. */
const FILES = {
  '.dockerignore': '*\n',
  'images/base/project.json': JSON.stringify({ name: '@acme/base' }),
  'images/base/alpine.Dockerfile': 'FROM python:3.13-alpine3.24\nRUN echo one > /base\n',
  'images/tools/project.json': JSON.stringify({
    name: 'tools',
    targets: { 'alpine-build': { options: { tags: ['e2e/tools:3'] } } },
  }),
  'docker/tools.alpine.Dockerfile': 'FROM python:3.13-alpine3.24\nRUN echo one > /tools\n',
  'services/api/project.json': JSON.stringify({ name: 'api' }),
  'services/api/alpine.Dockerfile': 'ARG BASE=acme/base:latest\nFROM $BASE\nRUN cp /base /api\n',
  'services/web/project.json': JSON.stringify({ name: 'web' }),
  'docker/web.alpine.Dockerfile': 'FROM python:3.13-alpine3.24\nCOPY --from=e2e/tools:3 /tools /web\n',
};
const ROOTS = ['images/base', 'images/tools', 'services/api', 'services/web'];

describe.each(MAJORS)('an image of another project, with Nx %i', (major) => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await createWorkspace(major);
    await workspace.write(FILES);
    await commitAll(workspace);
  }, 300_000);

  afterAll(async () => {
    await workspace.remove();
  });

  it('is an edge of the graph, as long as that project builds it', async () => {
    expect(await edges()).toMatchObject({
      '@acme/base': [],
      tools: [],
      api: [{ source: 'api', target: '@acme/base', type: 'implicit' }],
      web: [{ source: 'web', target: 'tools', type: 'implicit' }],
    });
    await workspace.write({ 'images/tools/project.json': JSON.stringify({ name: 'tools' }) });
    expect(await edges()).toMatchObject({ web: [] });
    await workspace.write(FILES);
    expect(await edges()).toMatchObject({ web: [{ target: 'tools' }] });
  });

  it('is built first', async () => {
    const end = await workspace.nx(['run-many', '-t', 'alpine-build', '-p', 'api,web', '--parallel=3']);
    expect(end).toMatchObject({ status: 0 });
    expect(built()).toEqual(ROOTS);
    expect(await contents()).toEqual(['one', 'one']);
  });

  it.each([
    [
      'the Dockerfile of a base',
      'images/base/alpine.Dockerfile',
      'base',
      ['images/base', 'services/api'],
      ['two', 'one'],
    ],
    [
      'one in a central folder',
      'docker/tools.alpine.Dockerfile',
      'tools',
      ['images/tools', 'services/web'],
      ['two', 'two'],
    ],
  ])('is built anew after a change in %s, with what stands on it', async (_, file, name, roots, words) => {
    await workspace.write({ [file]: `FROM python:3.13-alpine3.24\nRUN echo two > /${name}\n` });
    await rm(join(workspace.root, 'dist'), { recursive: true, force: true });
    const end = await workspace.nx(['affected', '-t', 'alpine-build', '--base=HEAD']);
    expect(end).toMatchObject({ status: 0 });
    expect(built()).toEqual(roots);
    expect(await contents()).toEqual(words);
    await commitAll(workspace);
  });

  it('is no order that Nx could follow where two images stand on each other, and breaks nothing else', async () => {
    await workspace.write({
      'circle/one/project.json': JSON.stringify({ name: 'one' }),
      'circle/one/alpine.Dockerfile': 'FROM two\n',
      'circle/two/project.json': JSON.stringify({ name: 'two' }),
      'circle/two/alpine.Dockerfile': 'FROM one\n',
    });
    const circle = await workspace.nx(['run', 'one:alpine-build']);
    expect(circle.status).toBe(1);
    expect(circle.output).toMatch(
      /circular dependency[^]*one:alpine-build --> two:alpine-build --> one:alpine-build/,
    );
    expect(await workspace.nx(['run', 'api:alpine-build'])).toMatchObject<Partial<CommandEnd>>({ status: 0 });
  });

  /** The graph's edges, by the project that they start from. */
  async function edges(): Promise<unknown> {
    expect((await workspace.nx(['graph', '--file=graph.json'])).status).toBe(0);
    const { graph } = workspace.readJson('graph.json') as { graph: { dependencies: unknown } };
    await rm(join(workspace.root, 'graph.json'));
    return graph.dependencies;
  }

  /** The folders of the projects that have a record of a new image. */
  const built = (): string[] => ROOTS.filter((root) => workspace.exists(`dist/nx-alpine/${root}/image.json`));

  /** What the images of the two services hold of their bases. */
  const contents = (): Promise<string[]> =>
    Promise.all(['api', 'web'].map((name) => docker('run', '--rm', `${name}:latest`, 'cat', `/${name}`)));
});
