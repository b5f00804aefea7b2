import { execa } from 'execa';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { docker, filesAddedTo } from './support/docker';
import { readRecord } from './support/image-record';
import { runBuild } from './support/run-executor';
import { createWorkspace, type Workspace } from './support/workspace';

const BASE = 'python:3.13-alpine3.24';

let workspace: Workspace;

beforeAll(async () => {
  workspace = await createWorkspace(24);
}, 300_000);

afterAll(async () => {
  await workspace.remove();
});

/** Reads one text file out of an image. */
async function readFrom(image: string, path: string): Promise<string> {
  return docker('run', '--rm', image, 'cat', path);
}

describe('the names of projects and Dockerfiles', () => {
  it('lead to the right file, configuration and tag, wherever the file lies', async () => {
    await workspace.write({
      '.dockerignore': 'node_modules\n.nx\n',
      'apps/api/project.json': JSON.stringify({ name: '@acme/api' }),
      'apps/api/alpine.Dockerfile': `FROM ${BASE}\nRUN echo main > /which\n`,
      'dockerfiles/api.staging.alpine.Dockerfile': `FROM ${BASE}\nRUN echo staging > /which\n`,
    });
    const main = await workspace.nx(['run', '@acme/api:alpine-build']);
    const staging = await workspace.nx(['run', '@acme/api:alpine-build:staging']);
    expect([main.status, staging.status]).toEqual([0, 0]);
    const kept = readdirSync(join(workspace.root, '.nx/workspace-data/nx-alpine'));
    expect(kept.filter((name) => name.startsWith('engine-'))).toHaveLength(1);
    expect(await readFrom('acme/api:latest', '/which')).toBe('main');
    expect(await readFrom('acme/api:staging', '/which')).toBe('staging');
  });

  it('are no trouble where nobody owns the file or it is broken', async () => {
    await workspace.write({
      'strays/alpine.Dockerfile': 'FROM',
      'strays/nobody.alpine.Dockerfile': '\u0000\u0001 not a Dockerfile',
      'packages/outside/package.json': JSON.stringify({ name: 'outside-of-the-workspace' }),
      'packages/outside/alpine.Dockerfile': `FROM ${BASE}\n`,
      'apps/broken/project.json': JSON.stringify({ name: 'broken' }),
      'apps/broken/alpine.Dockerfile': 'FRMO alpine\n',
      'apps/broken/alpine.Dockerfile.dockerignore': '[a-\n!\n',
    });
    const { status, output } = await workspace.nx([
      'show',
      'projects',
      '--with-target',
      'alpine-build',
      '--json',
    ]);
    expect(status).toBe(0);
    expect((JSON.parse(output.slice(output.indexOf('['))) as string[]).sort()).toEqual([
      '@acme/api',
      'broken',
    ]);
    const broken = await workspace.nx(['run', 'broken:alpine-build']);
    expect(broken.status).toBe(1);
    expect(broken.output).toContain('apps/broken/alpine.Dockerfile: it has no FROM');
  });
});

describe('the options', () => {
  const root = 'services/options';

  beforeAll(async () => {
    await workspace.write({
      [`${root}/project.json`]: JSON.stringify({ name: 'options' }),
      [`${root}/alpine.Dockerfile`]: [
        `ARG BASE=${BASE}`,
        'FROM $BASE AS early',
        'ARG WORD=none',
        'RUN echo "$WORD" > /word',
        'RUN --mount=type=secret,id=from-file --mount=type=secret,id=from-env \\',
        '  cat /run/secrets/* 2>/dev/null | md5sum > /secrets.md5',
        'FROM early AS late',
        'RUN date +%s%N > /time',
      ].join('\n'),
      [`${root}/alpine.Dockerfile.dockerignore`]: '*\n',
      [`${root}/token.txt`]: 'value-of-the-file',
    });
  });

  it('reach the engine, and secrets reach nothing else', async () => {
    const args = [
      '--tags=e2e-options:1,e2e-options:2',
      '--stage=early',
      '--buildArgs.WORD=a,b c',
      `--secrets.from-file.file=${root}/token.txt`,
      '--secrets.from-env.env=E2E_TOKEN',
      '--pull=true',
    ];
    const environment = { E2E_TOKEN: 'value-of-the-variable' };
    const { status, output } = await workspace.nx(['run', 'options:alpine-build', ...args], { environment });
    expect({ status, output }).toMatchObject({ status: 0 });
    expect(await readFrom('e2e-options:1', '/word')).toBe('a,b c');
    const { stdout: expected } = await execa('md5sum', { input: 'value-of-the-variablevalue-of-the-file' });
    expect(await readFrom('e2e-options:2', '/secrets.md5')).toBe(expected);
    expect(await filesAddedTo('e2e-options:1', BASE)).not.toContain('time');
    const record = readFileSync(join(workspace.root, `dist/nx-alpine/${root}/image.json`), 'utf8');
    const history = await docker('history', '--no-trunc', 'e2e-options:1');
    expect(`${output}${record}${history}`).not.toContain('value-of-the');
    expect(readRecord(workspace, root).tags).toEqual(['e2e-options:1', 'e2e-options:2']);
  });

  it('take the cache unless told otherwise', async () => {
    const time = async (change: Readonly<Record<string, unknown>> = {}): Promise<string> => {
      const options = { allowRoot: true, ...change };
      expect((await runBuild(workspace, { project: 'options', projectRoot: root, options })).status).toBe(0);
      return readFrom('options:latest', '/time');
    };
    const first = await time();
    expect(await time()).toBe(first);
    expect(await time({ noCache: true })).not.toBe(first);
  });

  it('name the platform that the image is for', async () => {
    const [{ platform }] = readRecord(workspace, root).images;
    const options = { allowRoot: true, platforms: [platform] };
    const { status, record } = await runBuild(workspace, { project: 'options', projectRoot: root, options });
    expect([status, record.images]).toMatchObject([0, [{ platform }]]);
  });
});

describe('the context', () => {
  it('is counted as the engine receives it', async () => {
    const root = 'services/context';
    await workspace.write({
      [`${root}/project.json`]: JSON.stringify({ name: 'context' }),
      [`${root}/alpine.Dockerfile`]: `FROM ${BASE}\nCOPY . /context\n`,
      [`${root}/alpine.Dockerfile.dockerignore`]: `*\n!${root}\n!*.md\n**/*.pyc\n${root}/deep\n!${root}/deep/keep*\n`,
      ...Object.fromEntries(
        [
          'a.py',
          'a.pyc',
          'sub/b.py',
          'sub/b.pyc',
          'deep/drop',
          'deep/keep.txt',
          'deep/keep/x',
          'ü ñ.txt',
        ].map((path) => [`${root}/${path}`, `content of ${path}`]),
      ),
    });
    await execa('ln', ['-s', 'a.py', join(workspace.root, root, 'link.py')]);
    const options = { allowRoot: true };
    const { status, record } = await runBuild(workspace, { project: 'context', projectRoot: root, options });
    expect(status).toBe(0);

    const received = await filesAddedTo('context:latest', BASE);
    const sizes = await docker(
      'run',
      '--rm',
      'context:latest',
      'sh',
      '-c',
      'find /context -type f -exec cat {} + | wc -c',
    );
    expect(received).toContain('context/services/context/sub/b.py');
    expect(record.context).toMatchObject({
      files: received.length,
      bytes: Number(sizes),
    });
  });
});

describe('the executor', () => {
  it('works from any folder', async () => {
    const { status } = await workspace.nx(['run', '@acme/api:alpine-build'], { cwd: 'apps/api' });
    expect(status).toBe(0);
    expect(workspace.exists('dist/nx-alpine/apps/api/image.json')).toBe(true);
    expect(workspace.exists('apps/api/dist')).toBe(false);
  });

  it('builds twice in one process', async () => {
    const script = `
      const { default: alpineBuild } = require('nx-alpine/dist/executors/alpine-build/executor.js');
      const projects = { '@acme/api': { root: 'apps/api' } };
      const context = { root: process.argv[2], projectName: '@acme/api', projectsConfigurations: { projects } };
      (async () => {
        for (const tags of [['e2e-twice:1'], ['e2e-twice:2']]) console.log((await alpineBuild({ tags, allowRoot: true }, context)).success);
      })();`;
    writeFileSync(
      join(workspace.root, 'twice.cjs'),
      script.replace("'nx-alpine/", `'${join(workspace.root, 'node_modules/nx-alpine')}/`),
    );
    const { stdout } = await execa('node', [join(workspace.root, 'twice.cjs'), workspace.root], { cwd: '/' });
    expect(stdout.match(/^(?:true|false)$/gm)).toEqual(['true', 'true']);
    expect(await docker('image', 'ls', '--quiet', 'e2e-twice')).toMatch(/^(\S+)\n\1$/);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'stops the build on %s and leaves no record behind',
    async (signal) => {
      const root = 'services/slow';
      await workspace.write({
        [`${root}/project.json`]: JSON.stringify({ name: 'slow' }),
        [`${root}/alpine.Dockerfile`]: `FROM ${BASE}\nRUN echo started ${signal} && sleep 300\n`,
        [`${root}/alpine.Dockerfile.dockerignore`]: '*\n',
        [`dist/nx-alpine/${root}/image.json`]: '{"schemaVersion":1,"outcome":"of an earlier build"}',
      });
      const nx = execa(join(workspace.root, 'node_modules/.bin/nx'), ['run', 'slow:alpine-build'], {
        cwd: workspace.root,
        reject: false,
        all: true,
        env: { NX_DAEMON: 'false', NX_TUI: 'false' },
        detached: true,
      });
      await untilPrinted(nx.all, `started ${signal}`);
      process.kill(-(nx.pid ?? 0), signal);
      await nx;
      expect(existsSync(join(workspace.root, `dist/nx-alpine/${root}`, 'image.json'))).toBe(false);
      expect(await untilNoneSleeps()).toBe('');
    },
  );
});

/** Waits until a stream has brought a text in a line that the engine printed, not in the command that it echoes. */
async function untilPrinted(stream: NodeJS.ReadableStream, text: string): Promise<void> {
  let seen = '';
  for await (const chunk of stream) {
    seen += String(chunk);
    if (new RegExp(`^#\\d+ [\\d.]+ ${text}`, 'm').test(seen)) return;
  }
  throw new Error(`the build ended without printing "${text}":\n${seen}`);
}

/** The sleeping RUN steps that are still alive after some seconds; empty when the engine has stopped them. */
async function untilNoneSleeps(): Promise<string> {
  for (let attempt = 0; ; attempt += 1) {
    const { stdout } = await execa('sh', ['-c', 'ps -eo args | grep "^sleep 300" || true']);
    if (stdout === '' || attempt === 40) return stdout;
    await sleep(250);
  }
}
