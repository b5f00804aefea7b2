import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CommandRunner } from '../../host/command-runner';
import type { VerifiedImage } from '../../image/image-record';
import { forgetEngine, recallEngine } from './engine-memory';
import { recallImage, rememberImage } from './image-memory';
import { knowsManifest, recallManifest, rememberManifest } from './manifest-memory';
import { stateFolder } from './state-folder';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nx-alpine-state-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the state folder', () => {
  it.each([
    [{}, '/w/.nx/workspace-data/nx-alpine'],
    [{ NX_WORKSPACE_DATA_DIRECTORY: 'cache/nx' }, '/w/cache/nx/nx-alpine'],
    [{ NX_WORKSPACE_DATA_DIRECTORY: '/elsewhere' }, '/elsewhere/nx-alpine'],
  ])('with %j is %s', (environment, expected) => {
    expect(stateFolder('/w', environment)).toBe(expected);
  });
});

describe('the memory of engines', () => {
  const choice = { name: 'podman', builder: undefined } as const;
  let asked: number;
  const run: CommandRunner = ([program, verb]) => {
    asked += 1;
    const answers: Record<string, string> = {
      version: '{"Client":{"Version":"5.4.2"}}',
      info: '{"host":{"os":"linux","arch":"amd64"},"store":{"graphRoot":"/s"}}',
    };
    if (program !== 'podman') return Promise.resolve({ kind: 'not-found', program });
    return Promise.resolve({ kind: 'exited', status: 0, stdout: answers[verb ?? ''] ?? '', stderr: '' });
  };
  const recall = (environment: NodeJS.ProcessEnv, now: number) =>
    recallEngine(folder, choice, run, environment, now);

  beforeEach(() => {
    asked = 0;
  });

  it('serves the tasks of a minute with one answer', async () => {
    const first = await recall({}, 1000);
    const once = asked;
    expect(await recall({}, 60_000)).toEqual(first);
    expect(asked).toBe(once);
    await recall({}, 61_001);
    expect(asked).toBe(2 * once);
  });

  it('does not serve another environment, another choice, or a clock that went back', async () => {
    await recall({}, 1000);
    const once = asked;
    await recall({ CONTAINER_HOST: 'x' }, 1000);
    await recallEngine(folder, { ...choice, builder: 'b' }, run, {}, 1000);
    await recall({}, 999);
    expect(asked).toBe(4 * once);
  });

  it('does not outlast the choice of another builder, but that the same is chosen again', async () => {
    const environment = { DOCKER_CONFIG: join(folder, 'config') };
    const chosen = join(folder, 'config/buildx/current');
    mkdirSync(dirname(chosen), { recursive: true });
    writeFileSync(chosen, '{"Name":"one"}');
    utimesSync(chosen, 1, 1);
    await recall(environment, 1000);
    const once = asked;
    writeFileSync(chosen, '{"Name":"one"}');
    await recall(environment, 1001);
    expect(asked).toBe(once);
    writeFileSync(chosen, '{"Name":"two"}');
    await recall(environment, 1002);
    expect(asked).toBe(2 * once);
  });

  it('is lost with an engine that failed, and with a damaged file', async () => {
    await recall({}, 1000);
    const once = asked;
    await forgetEngine(folder, choice, {});
    await recall({}, 1001);
    expect(asked).toBe(2 * once);
    for (const file of readdirSync(folder)) writeFileSync(join(folder, file), '{"time":');
    await recall({}, 1002);
    expect(asked).toBe(3 * once);
  });
});

describe('the memory of images', () => {
  const image = (id: string): VerifiedImage => ({
    id,
    platform: 'linux/amd64',
    sizeBytes: 1,
    alpineVersion: '3.24.1',
    distribution: 'Alpine',
    user: '1',
    runsAsRoot: false,
  });
  const remember = (inputs: string, engine: string, id: string): Promise<void> =>
    rememberImage(folder, '@acme/api', { inputs, engine, images: [image(id)] });

  it('knows an image by its inputs and engine, and the newest of them', async () => {
    await remember('a', 'one', '1');
    await remember('a', 'two', '2');
    await remember('a', 'one', '3');
    const idOf = (inputs: string | undefined, engine: string): string | undefined =>
      recallImage(folder, '@acme/api', inputs, engine)?.images[0]?.id;
    expect([idOf('a', 'one'), idOf('a', 'two'), idOf('b', 'one'), idOf(undefined, 'one')]).toEqual([
      '3',
      '2',
      undefined,
      undefined,
    ]);
    expect(recallImage(folder, 'other', 'a', 'one')).toBeUndefined();
  });

  it('keeps the last thirty', async () => {
    for (let index = 0; index < 31; index += 1) await remember(String(index), 'one', String(index));
    expect(recallImage(folder, '@acme/api', '0', 'one')).toBeUndefined();
    expect(recallImage(folder, '@acme/api', '1', 'one')).toBeDefined();
  });

  it('is no error where it cannot be written', async () => {
    writeFileSync(join(folder, 'images'), 'a file in the way');
    await expect(remember('a', 'one', '1')).resolves.toBeUndefined();
  });
});

describe('the memory of the files of a context', () => {
  const task = { workspaceRoot: '/w', project: 'api', projectRoot: 'api', configuration: undefined };
  const entries = new Map([
    ['a/b c.txt', '- 0123'],
    ['run.sh', 'x 4567'],
  ]);

  it('gives back what it kept, for that context alone', async () => {
    await rememberManifest(folder, task, 'sha256:1', entries);
    expect([knowsManifest(folder, task, 'sha256:1'), knowsManifest(folder, task, 'sha256:11')]).toEqual([
      true,
      false,
    ]);
    expect(recallManifest(folder, task, 'sha256:1')).toEqual(entries);
    expect(recallManifest(folder, task, 'sha256:2')).toBeUndefined();
    expect(recallManifest(folder, { ...task, configuration: 'staging' }, 'sha256:1')).toBeUndefined();
  });
});
