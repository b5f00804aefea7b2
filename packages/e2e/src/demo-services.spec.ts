import { execa } from 'execa';
import { docker, filesAddedTo, withService } from './support/docker';
import { runBuild } from './support/run-executor';
import { addExamples, createWorkspace, type CommandEnd, type Workspace } from './support/workspace';

const SERVICES = ['auth', 'backend', 'frontend'];

let workspace: Workspace;

beforeAll(async () => {
  workspace = await createWorkspace(24);
  await addExamples(workspace);
}, 300_000);

afterAll(async () => {
  await workspace.remove();
});

describe.each(SERVICES)('the demo service %s', (service) => {
  const image = `${service}:e2e-demo`;
  const build = (options: Readonly<Record<string, unknown>>): Promise<CommandEnd> =>
    runBuild(workspace, { project: service, projectRoot: `examples/${service}`, options });

  beforeAll(async () => {
    const { status, output } = await build({ tags: [image] });
    if (status !== 0) throw new Error(output);
  });

  it('passes its own tests inside its image', async () => {
    const { status, output } = await build({ target: 'test', tags: [`${service}:e2e-test`], noCache: true });
    expect(output).toMatch(/^#\d+ [\d.]+ (?:OK|# fail 0|ℹ fail 0)$/m);
    expect(status).toBe(0);
  });

  it('is healthy on the port that PORT names, not as root, and stops on SIGTERM', async () => {
    await withService(image, async ({ container, url }) => {
      expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'ok', service });
      expect(await docker('exec', container, 'id', '-u')).toBe('10001');
      await docker('stop', '--time', '30', container);
      expect(await docker('inspect', '--format', '{{.State.ExitCode}}', container)).toBe('0');
    });
    const other = await docker('run', '--detach', '--env', 'PORT=9090', image);
    try {
      await execa(
        'docker',
        [
          'exec',
          other,
          'sh',
          '-c',
          'until wget -q -Y off -O - http://127.0.0.1:9090/health; do sleep 0.2; done',
        ],
        { timeout: 30_000 },
      );
    } finally {
      await docker('rm', '--force', other);
    }
  });

  it('holds its sources and nothing of its tests or litter', async () => {
    const base = service === 'frontend' ? 'node:24-alpine3.24' : 'python:3.13-alpine3.24';
    const added = await filesAddedTo(image, base);
    expect(added.length).toBeGreaterThan(3);
    expect(
      added.filter((path) => !/^app\/(?:src|backend|auth|service_kit)\/[\w-]+\.(?:py|mjs)$/.test(path)),
    ).toEqual([]);
  });
});
