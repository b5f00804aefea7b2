import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import {
  clientOf,
  startEngine,
  type EngineName,
  type StartedEngine,
} from '../../../../../tools/dist/engine/matrix/engines';
import { askClient, client, runInImage } from './engine-client';
import { readRecord, type Recorded } from '../image-record';
import { runBuild, type BuildEnd } from '../run-executor';
import { commitAll, createWorkspace, type Workspace } from '../workspace';

const BASE = 'python:3.13-alpine3.24';
const KINDS: Readonly<Record<EngineName, string>> = {
  docker: 'docker-buildx',
  'docker-containerd': 'docker-buildx',
  'docker-20.10': 'docker-buildkit',
  podman: 'podman',
  buildah: 'buildah',
};
const CLIENTS = ['docker', 'podman', 'buildah'];
const VERSIONS: Readonly<Record<EngineName, RegExp>> = {
  docker: /^Docker version \d+\./,
  'docker-containerd': /^Docker version \d+\./,
  'docker-20.10': /^Docker version 20\.10\./,
  podman: /^podman version \d+\./,
  buildah: /^buildah version \d+\./,
};

async function isFound({ environment }: StartedEngine, program: string): Promise<boolean> {
  const { failed } = await execa(program, ['--version'], { env: environment, reject: false });
  return !failed;
}

/** What each engine has to refuse; Docker with the containerd store can do all. */
const IMPOSSIBLE: Readonly<Partial<Record<EngineName, readonly [option: string, value: unknown]>>> = {
  docker: ['provenance', true],
  'docker-20.10': ['sbom', true],
  podman: ['annotations', { a: 'b' }],
  buildah: ['noCacheFilter', ['none']],
};
const DOCKERFILE = [
  `FROM ${BASE}`,
  'ARG WORD=none',
  'RUN --mount=type=secret,id=from-file --mount=type=secret,id=from-env \\',
  '  cat /run/secrets/from-file /run/secrets/from-env | md5sum > /secrets.md5 && echo "$WORD" > /word',
  'COPY service /app',
  'USER 10001',
  'HEALTHCHECK --interval=1s CMD ["true"]',
  'CMD ["httpd", "-f", "-p", "8080", "-h", "/app"]',
  '',
].join('\n');

/** The tests that each engine has to pass, in a workspace of its own. */
export function proveEngine(name: EngineName): void {
  const root = `services/${name}`;
  // What depends on our own decisions, and not on the engine, is proven with one client of each family.
  const isThorough = name === 'docker' || name === 'podman';
  const place = `${root}/service`;
  let workspace: Workspace;
  let engine: StartedEngine;
  let image: string;
  let page = 'hello';

  beforeAll(async () => {
    workspace = await createWorkspace(24);
    engine = await startEngine(name);
    image = `${engine.registry}/matrix/${name}:1`;
    await workspace.write({
      [`${root}/project.json`]: JSON.stringify({ name }),
      [`${root}/alpine.Dockerfile`]: DOCKERFILE.replace('COPY service', `COPY ${place}`),
      [`${root}/alpine.Dockerfile.dockerignore`]: `*\n!${place}\n**/*.pyc\n`,
      [`${place}/index.html`]: page,
      [`${place}/run.sh`]: '#!/bin/sh\n',
      [`${place}/junk.pyc`]: 'bytecode',
      [`${root}/secret.txt`]: 'planted-in-a-file\n',
    });
  }, 300_000);

  afterAll(async () => {
    await engine.stop();
    await workspace.remove();
  });

  const environment = (): NodeJS.ProcessEnv => ({
    ...engine.environment,
    E2E_PLANTED: 'planted-in-a-variable',
  });

  const plainOptions = () => ({
    tags: [image],
    buildArgs: { WORD: 'a b' },
    secrets: { 'from-file': { file: `${root}/secret.txt` }, 'from-env': { env: 'E2E_PLANTED' } },
  });

  function build(options: Readonly<Record<string, unknown>> = {}): Promise<BuildEnd> {
    return runBuild(workspace, {
      project: name,
      projectRoot: root,
      options: { ...plainOptions(), ...options },
      environment: environment(),
    });
  }

  const isThere = async (reference: string): Promise<boolean> => {
    const inspect = name === 'buildah' ? ['inspect', '--type', 'image'] : ['image', 'inspect'];
    return (await askClient(engine, [...inspect, reference])).status === 0;
  };

  /** Takes an image away with all its names. */
  async function removeImage({ images: [{ id }] }: Recorded): Promise<void> {
    await askClient(engine, ['rmi', '--force', id]);
    expect(await isThere(id)).toBe(false);
  }

  it('has an environment that leads to this engine alone', async () => {
    expect(await client(engine, '--version')).toMatch(VERSIONS[name]);
    const found = await Promise.all(CLIENTS.map((program) => isFound(engine, program)));
    expect(CLIENTS.filter((_, index) => found[index])).toEqual([clientOf(name)]);
  });

  it('builds, verifies and pushes an image that runs', async () => {
    const secrets = [`--secrets.from-file.file=${root}/secret.txt`, '--secrets.from-env.env=E2E_PLANTED'];
    const { status, output } = await workspace.nx(
      ['run', `${name}:alpine-build`, `--tags=${image}`, '--buildArgs.WORD=a b', '--push', ...secrets],
      { environment: environment() },
    );
    expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining('built: ') as unknown });
    expect(readRecord(workspace, root)).toMatchObject({
      outcome: 'built',
      engine: { kind: KINDS[name], name: clientOf(name) },
      tags: [image],
      pushed: [{ reference: image, digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as unknown }],
      images: [{ platform: 'linux/amd64', runsAsRoot: false, alpineVersion: '3.24.0' }],
      context: { files: 2 },
    });
    expect(await runInImage(engine, image, 'cat', '/word')).toBe('a b');
    expect(await runInImage(engine, image, 'ls', '/app')).toBe('index.html\nrun.sh');
    const { stdout } = await execa('md5sum', { input: 'planted-in-a-file\nplanted-in-a-variable' });
    expect(await runInImage(engine, image, 'cat', '/secrets.md5')).toBe(stdout);
  });

  it('leaves secrets in no output, no record and no history', async () => {
    const { output } = await build({ noCache: true, progress: 'plain' });
    const record = readFileSync(join(workspace.root, `dist/nx-alpine/${root}/image.json`), 'utf8');
    const inspected = await client(
      engine,
      ...(name === 'buildah' ? ['inspect', '--type', 'image', image] : ['image', 'inspect', image]),
    );
    const history = name === 'buildah' ? '' : await client(engine, 'history', '--no-trunc', image);
    expect(`${output}${record}${inspected}${history}`).not.toContain('planted-in-a');
  });

  // The store of containerd is docker all the same; its own tests come below.
  if (name !== 'docker-containerd') {
    it('finds what is there, under its tag or without', async () => {
      await build();
      const again = await build();
      expect([again.record.outcome, again.status]).toEqual(['already-there', 0]);
      expect(again.output).toContain(`already there: ${image}`);
      expect(again.output).not.toMatch(/STEP 1|#1 \[internal\]/);

      const other = `${image}-other`;
      const retagged = await build({ tags: [other] });
      expect(retagged.record.outcome).toBe('retagged');
      expect(retagged.record.images).toEqual(again.record.images);
      expect(await runInImage(engine, other, 'cat', '/word')).toBe('a b');
    });

    if (isThorough) {
      it('builds again when the image is gone, and when an input changed', async () => {
        await removeImage((await build()).record);
        expect((await build()).record.outcome).toBe('built');
        expect(await runInImage(engine, image, 'cat', '/app/index.html')).toBe(page);

        chmodSync(join(workspace.root, place, 'run.sh'), 0o755);
        const executable = await build({ explainInputs: true });
        expect(executable.record.outcome).toBe('built');
        expect(executable.output).toContain(`${place}/run.sh changed its mode`);
        expect(await runInImage(engine, image, 'stat', '-c', '%a', '/app/run.sh')).toBe('755');

        page = 'other';
        await workspace.write({ [`${place}/index.html`]: page });
        expect((await build({ explainInputs: true })).output).toContain(`${place}/index.html changed`);
        expect(await runInImage(engine, image, 'cat', '/app/index.html')).toBe(page);

        const word = await build({ buildArgs: { WORD: 'c' }, explainInputs: true });
        expect([word.record.outcome, word.output]).toEqual([
          'built',
          expect.stringContaining('option buildArgs.WORD changed') as unknown,
        ]);
      });
    }

    it('pulls what the content repository has of the same inputs, and builds when that is empty', async () => {
      const contentRepository = `${engine.registry}/matrix/${name}-content`;
      const { record } = await build({ push: true, contentRepository });
      const [, content] = record.pushed;
      expect(content?.reference).toMatch(/-content:in-[0-9a-f]{40}$/);
      await removeImage(record);
      const pulled = await build({ contentRepository });
      expect([pulled.status, pulled.record.outcome]).toEqual([0, 'pulled']);
      expect(await runInImage(engine, image, 'cat', '/app/index.html')).toBe(page);

      await removeImage(pulled.record);
      const elsewhere = await build({ contentRepository: `${contentRepository}-never-filled` });
      expect([elsewhere.status, elsewhere.record.outcome]).toEqual([0, 'built']);
    });

    if (isThorough) {
      it('builds again when its base has moved', async () => {
        const base = `${engine.registry}/matrix/${name}-base:1`;
        const makeBase = async (word: string): Promise<void> => {
          await workspace.write({ [`${root}/base/Dockerfile`]: `FROM ${BASE}\nRUN echo ${word} > /base\n` });
          await client(engine, 'build', '--tag', base, join(workspace.root, root, 'base'));
        };
        await workspace.write({
          [`${root}/based.alpine.Dockerfile`]: `FROM ${base}\nUSER 10001\n`,
          [`${root}/based.alpine.Dockerfile.dockerignore`]: '*\n',
        });
        const onBase = (): Promise<BuildEnd> =>
          build({ file: `${root}/based.alpine.Dockerfile`, explainInputs: true, secrets: {} });
        await makeBase('first');
        expect((await onBase()).record.outcome).toBe('built');
        expect((await onBase()).record.outcome).toBe('already-there');
        await makeBase('second');
        const moved = await onBase();
        expect([moved.record.outcome, moved.output]).toEqual([
          'built',
          expect.stringContaining(`base ${base} changed`) as unknown,
        ]);
        expect(await runInImage(engine, image, 'cat', '/base')).toBe('second');
      });
    }

    it('keeps an archive that is loaded again', async () => {
      const archive = `${root}/dist/image.tar`;
      const first = await build({ archive });
      expect(first.status).toBe(0);
      expect(workspace.exists(archive)).toBe(true);
      await removeImage(first.record);
      const loaded = await build({ archive });
      expect([loaded.status, loaded.record.outcome]).toEqual([0, 'loaded']);
      expect(loaded.record.images[0].id).toBe(first.record.images[0].id);
      expect(await runInImage(engine, image, 'cat', '/app/index.html')).toBe(page);
    });

    it('makes files and folders of the image', async () => {
      const outputs = [
        `type=tar,dest=${root}/dist/files.tar`,
        { type: 'local', dest: `${root}/dist/files` },
        { type: 'docker', dest: `${root}/dist/docker.tar` },
      ];
      const { output, record } = await build({ outputs, iidFile: `${root}/dist/id` });
      expect({ output, made: record.outputs.map(({ type }) => type) }).toEqual({
        output: expect.any(String) as unknown,
        made: ['tar', 'local', 'docker'],
      });
      const at = (path: string): string => join(workspace.root, root, 'dist', path);
      expect(readFileSync(at('files/app/index.html'), 'utf8')).toBe(page);
      const { stdout } = await execa('tar', ['--list', '--file', at('files.tar')]);
      expect(stdout).toMatch(/^(?:\.?\/)?app\/index\.html$/m);
      expect(readFileSync(at('id'), 'utf8')).toBe(record.images[0].id);
      expect(existsSync(at('docker.tar'))).toBe(true);
    });

    const impossible = IMPOSSIBLE[name];
    if (impossible !== undefined) {
      it('refuses what this engine cannot do', async () => {
        const [option, value] = impossible;
        const { status, record } = await build({ [option]: value, push: true });
        expect([status, record.failure]).toEqual([1, 'options']);
        expect(record.problems?.map(({ what }) => what.split(/[:[]/)[0])).toEqual([option]);
      });
    }

    it('refuses an image that is not as it ought to be', async () => {
      const large = await build({ maxSize: '1 MB' });
      expect([large.status, large.record.failure]).toEqual([1, 'checks']);
      expect(large.output).toContain('more than maxSize allows');
    });

    if (isThorough) {
      it('starts the image before it gets its tag, and removes the container', async () => {
        const healthy = await build({ tags: ['e2e-smoke:1'], smokeTest: { timeout: 60 } });
        expect(healthy).toMatchObject({ status: 0, record: { smokeTest: { by: 'healthcheck' } } });
        const answering = await build({ tags: ['e2e-smoke:1'], smokeTest: { path: '/index.html' } });
        expect([answering.status, answering.record.outcome]).toEqual([0, 'already-there']);
        const silent = await build({
          tags: ['e2e-smoke:2'],
          smokeTest: { path: '/nothing', timeout: 2 },
        });
        expect([silent.status, silent.record.failure]).toEqual([1, 'checks']);
        expect(await isThere('e2e-smoke:2')).toBe(false);
        const left = await client(engine, 'ps', '--all', '--format', '{{.Names}}');
        expect(left).not.toContain('nx-alpine-smoke');
      });
    }
  }

  if (clientOf(name) === 'docker') {
    it('finds out that an image claims another processor than its base has', async () => {
      const { status, record } = await build({ platforms: ['linux/arm64'] });
      expect([status, record.failure, record.problems?.[0]?.what]).toEqual([
        1,
        'checks',
        `${root}/alpine.Dockerfile: the image claims to be for linux/arm64, but its programs are for amd64`,
      ]);
    });
  }

  if (name === 'docker-20.10') {
    it('gets on a second machine what the first has pushed', async () => {
      const contentRepository = `${engine.registry}/matrix/shared-content`;
      const first = await build({ push: true, contentRepository });
      const other = await startEngine(name);
      try {
        const second = await runBuild(workspace, {
          project: name,
          projectRoot: root,
          options: { ...plainOptions(), contentRepository },
          environment: { ...environment(), ...other.environment },
        });
        expect([second.status, second.record.outcome]).toEqual([0, 'pulled']);
        expect(second.record.images[0].id).toBe(first.record.images[0].id);
        expect(await runInImage(other, image, 'cat', '/word')).toBe('a b');
      } finally {
        await other.stop();
      }
    });
  }

  if (name === 'docker-containerd') {
    it('finds what is there', async () => {
      await build();
      expect((await build()).record.outcome).toBe('already-there');
    });

    it('attests and annotates what it pushes', async () => {
      const annotations = { 'org.opencontainers.image.revision': 'abc' };
      const { status, record } = await build({ push: true, provenance: 'mode=min', annotations });
      expect(status).toBe(0);
      const digest = record.pushed[0]?.digest ?? '';
      const repository = image.replace(/:1$/, '');
      const index = await client(
        engine,
        'buildx',
        'imagetools',
        'inspect',
        '--raw',
        `${repository}@${digest}`,
      );
      expect(index).toContain('attestation-manifest');
      const [{ digest: manifest } = { digest: '' }] = (
        JSON.parse(index) as { manifests: { digest: string }[] }
      ).manifests;
      const raw = await client(
        engine,
        'buildx',
        'imagetools',
        'inspect',
        '--raw',
        `${repository}@${manifest}`,
      );
      expect(JSON.parse(raw)).toMatchObject({ annotations });
    });

    it('makes the same image of the same inputs at another time', async () => {
      await commitAll(workspace);
      const options = { reproducible: true, noCache: true, buildArgs: { WORD: 'always' } };
      const first = await build(options);
      const second = await build(options);
      expect([first.status, second.status]).toEqual([0, 0]);
      expect(second.record.images[0].id).toBe(first.record.images[0].id);
    });
  }
}
