import { access, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withFailingRegistry } from '../../../tools/dist/record-failures/failing-registry';
import { docker } from './support/docker';
import { withHungEngine } from './support/hung-engine';
import { readRecord } from './support/image-record';
import { runExecutor } from './support/run-executor';
import { createWorkspace, type CommandEnd, type Workspace } from './support/workspace';

const BASE = 'python:3.13-alpine3.24';
const NOT_ALPINE = 'e2e-base-without-a-telling-name:1';

let workspace: Workspace;

beforeAll(async () => {
  workspace = await createWorkspace(24);
}, 300_000);

afterAll(async () => {
  await workspace.remove();
});

interface Service {
  readonly dockerfile: string;
  readonly ignore?: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** Adds a project with an Alpine Dockerfile and builds it. */
async function build(
  name: string,
  service: Service,
  options: Readonly<Record<string, unknown>> = {},
  environment: NodeJS.ProcessEnv = {},
): Promise<CommandEnd> {
  const projectRoot = `services/${name}`;
  await workspace.write({
    [`${projectRoot}/project.json`]: JSON.stringify({ name }),
    [`${projectRoot}/alpine.Dockerfile`]: service.dockerfile,
    [`${projectRoot}/alpine.Dockerfile.dockerignore`]: service.ignore ?? `*\n!${projectRoot}\n`,
    ...Object.fromEntries(
      Object.entries(service.files ?? {}).map(([path, text]) => [`${projectRoot}/${path}`, text]),
    ),
  });
  return runExecutor(workspace, 'alpine-build', {
    project: name,
    projectRoot,
    options: { allowRoot: true, ...options },
    environment,
  });
}

/** What the failed build of a service says and records. */
function failureOf(name: string, { status, output }: CommandEnd): unknown {
  const { outcome, failure, problems } = readRecord(workspace, `services/${name}`);
  expect((problems ?? []).filter(({ what }) => !output.includes(what))).toEqual([]);
  return { status, outcome, failure, problems };
}

function failed(failure: string, ...problems: unknown[]): unknown {
  return { status: 1, outcome: 'failed', failure, problems };
}

describe('a Dockerfile that is not Alpine', () => {
  it('is refused by the name of its base, before an engine is asked', async () => {
    const nowhere = { DOCKER_HOST: 'unix:///nowhere.sock' };
    const end = await build('slim', { dockerfile: 'FROM python:3.13-slim\n' }, {}, nowhere);
    expect(failureOf('slim', end)).toEqual(
      failed('not-alpine', {
        what: 'services/slim/alpine.Dockerfile:1: the final stage is not Alpine',
        why: 'python:3.13-slim is Debian',
        fix: 'use python:3.13-alpine, or give the file a name without "alpine"',
      }),
    );
  });

  it('is refused by the look at the image, which then gets no tag', async () => {
    await buildBaseWithoutAlpine();
    const end = await build('hidden', { dockerfile: `FROM ${NOT_ALPINE}\n` }, { tags: ['e2e-hidden:1'] });
    expect(failureOf('hidden', end)).toEqual(
      failed('not-alpine', {
        what: 'services/hidden/alpine.Dockerfile: the image that it builds is not Alpine',
        why: 'its /etc/os-release says Somebody Elses Linux',
        fix: expect.stringContaining('No tag was set') as unknown,
      }),
    );
    expect(await docker('image', 'ls', '--quiet', 'e2e-hidden:1')).toBe('');
    await docker('image', 'rm', '--force', NOT_ALPINE);
  });
});

async function buildBaseWithoutAlpine(): Promise<void> {
  await workspace.write({
    'base/Dockerfile': 'FROM scratch\nCOPY os-release /etc/os-release\n',
    'base/os-release': 'ID=somebody\nPRETTY_NAME="Somebody Elses Linux"\n',
  });
  await docker('build', '--tag', NOT_ALPINE, join(workspace.root, 'base'));
}

describe('a COPY source that the engine does not get', () => {
  const at = (line: number): string => `services/copy/alpine.Dockerfile:${String(line)}`;

  it('is explained by the ignore line that excludes it', async () => {
    const end = await build('copy', {
      dockerfile: `FROM ${BASE}\nCOPY services/copy/data /data\n`,
      ignore: '# nothing but the service\n*\n!services/copy\nservices/copy/data\n',
      files: { 'data/x': 'x' },
    });
    expect(failureOf('copy', end)).toEqual(
      failed('build', {
        what: `${at(2)}: COPY source "services/copy/data" is not in the build context`,
        why: 'it exists, but services/copy/alpine.Dockerfile.dockerignore:4 "services/copy/data" excludes it',
        fix: 'add the line "!services/copy/data" below line 4 of services/copy/alpine.Dockerfile.dockerignore',
      }),
    );
  });

  it('is explained by the place where it lies instead', async () => {
    const end = await build('copy', {
      dockerfile: `FROM ${BASE}\n\nCOPY ./data/ /data\n`,
      files: { 'data/x': 'x' },
    });
    expect(failureOf('copy', end)).toEqual(
      failed('build', {
        what: `${at(3)}: COPY source "data" is not in the build context`,
        why: '"data" lies in services/copy, the context is the workspace root',
        fix: 'write "services/copy/data", or set "context": "services/copy"',
      }),
    );
  });

  it('is explained by its absence', async () => {
    const end = await build('copy', { dockerfile: `FROM ${BASE}\nCOPY nowhere.txt /\n` });
    expect(failureOf('copy', end)).toEqual(
      failed('build', {
        what: `${at(2)}: COPY source "nowhere.txt" is not in the build context`,
        why: 'sources are looked up from the workspace root, and there is none of that name',
        fix: 'mend the path, or create the file',
      }),
    );
  });
});

describe('a COPY source that another stage lacks', () => {
  it('is not looked for in the context', async () => {
    const end = await build('stage', {
      dockerfile: `FROM ${BASE} AS build\nFROM ${BASE}\nCOPY --from=build /nothing /x\n`,
    });
    expect(failureOf('stage', end)).toEqual(
      failed('build', {
        what: 'services/stage/alpine.Dockerfile:3: COPY source "/nothing" is not in build',
        why: expect.stringContaining('no step of that stage makes it') as unknown,
        fix: expect.stringContaining('--stage=build') as unknown,
      }),
    );
  });
});

/** What is said of the engines that come after docker and are not on this machine. */
const OTHERS = ['podman', 'buildah'].map((name) => ({
  what: `No container engine: tried ${name}`,
  why: `there is no ${name} on PATH`,
  fix: `install ${name}`,
}));

function noEngine(problem: unknown): unknown {
  return failed('no-engine', problem, ...OTHERS);
}

describe('an engine that cannot be had', () => {
  const service = { dockerfile: `FROM ${BASE}\n` };

  it('is named with its address when nothing answers there', async () => {
    const nowhere = { DOCKER_HOST: 'unix:///nowhere/engine.sock' };
    const end = await build('engineless', service, {}, nowhere);
    expect(failureOf('engineless', end)).toEqual(
      noEngine({
        what: 'No container engine: tried docker',
        why: 'no engine answers at unix:///nowhere/engine.sock',
        fix: expect.stringContaining('DOCKER_HOST') as unknown,
      }),
    );
  });

  it('is said to hang when it takes the connection and keeps silent', async () => {
    const end = await withHungEngine((DOCKER_HOST) => build('engineless', service, {}, { DOCKER_HOST }));
    expect(failureOf('engineless', end)).toEqual(
      noEngine({
        what: 'No container engine: tried docker',
        why: expect.stringMatching(/took the connection, but gave no answer in 5 s: it hangs$/) as unknown,
        fix: expect.stringContaining('restart the engine') as unknown,
      }),
    );
  });

  it('is missed on PATH when there is no client', async () => {
    const end = await withPathOf(['node', 'sh', 'git'], (PATH) => build('engineless', service, {}, { PATH }));
    expect(failureOf('engineless', end)).toEqual(
      noEngine({
        what: 'No container engine: tried docker',
        why: 'there is no docker on PATH',
        fix: 'install Docker, or put its client on PATH',
      }),
    );
  });

  it('is told to get buildx when the client lacks it', async () => {
    const end = await withClientWithoutBuildx((PATH) => build('engineless', service, {}, { PATH }));
    expect(failureOf('engineless', end)).toEqual(
      noEngine({
        what: 'No container engine: tried docker',
        why: expect.stringMatching(
          /^the engine answers \(version \S+\), but the docker client \S+ has no buildx plugin, and its own old builder/,
        ) as unknown,
        fix: expect.stringContaining('docker-buildx') as unknown,
      }),
    );
  });
});

/** Runs a job with a PATH on which docker is the real client, except that it knows no buildx. */
async function withClientWithoutBuildx<T>(job: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'client-'));
  const script = `#!/bin/sh\n[ "$1" = buildx ] && exit 1\nexec "${await locate('docker')}" "$@"\n`;
  try {
    await writeFile(join(folder, 'docker'), script, { mode: 0o755 });
    return await job(`${folder}:${process.env['PATH'] ?? ''}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Runs a job with a PATH that holds only the named programs of this machine. */
async function withPathOf<T>(programs: readonly string[], job: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'path-'));
  try {
    for (const program of programs) await symlink(await locate(program), join(folder, program));
    return await job(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function locate(program: string): Promise<string> {
  if (program === 'node') return process.execPath;
  for (const folder of (process.env['PATH'] ?? '').split(':')) {
    const path = join(folder, program);
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  throw new Error(`there is no ${program} on PATH`);
}

describe('a failure that may pass', () => {
  it('is waited for, tried again, and recorded with its class', async () => {
    const end = await withFailingRegistry((registry) =>
      build('patient', { dockerfile: `FROM ${registry}/unavailable/alpine:3.24\n` }, { retries: 1 }),
    );
    expect(end.output).toContain('That may pass: trying again in 2.0 s (1 of 1 more tries).');
    expect(readRecord(workspace, 'services/patient')).toMatchObject({
      outcome: 'failed',
      failure: 'engine',
      cause: { class: 'transient', id: 'registry-failing' },
      attempts: 2,
    });
  });
});

describe('a build that the files are to blame for', () => {
  it('says which ignore line keeps out a module that a step imports', async () => {
    const end = await build('module', {
      dockerfile: `FROM ${BASE}\nWORKDIR /app\nCOPY services/module .\nRUN python -c "import settings"\n`,
      ignore: '*\n!services/module\n**/settings.py\n',
      files: { 'settings.py': '', 'main.py': '' },
    });
    expect(failureOf('module', end)).toEqual(
      failed(
        'build',
        {
          what: 'services/module/alpine.Dockerfile:4: RUN failed with exit status 1',
          why: expect.stringContaining("ModuleNotFoundError: No module named 'settings'") as unknown,
        },
        {
          what: 'The step imports services/module/settings.py, which the engine did not get',
          why: 'services/module/alpine.Dockerfile.dockerignore:3 "**/settings.py" excludes it',
          fix: 'add the line "!services/module/settings.py" below line 3 of services/module/alpine.Dockerfile.dockerignore',
        },
      ),
    );
  });

  it('shows the last lines of the RUN step that failed', async () => {
    const end = await build('step', { dockerfile: `FROM ${BASE}\nRUN echo the reason && exit 3\n` });
    expect(failureOf('step', end)).toEqual(
      failed('build', {
        what: 'services/step/alpine.Dockerfile:2: RUN failed with exit status 3',
        why: 'it printed\n    the reason',
      }),
    );
  });

  it('names the line of an ignore file that the engine would refuse', async () => {
    const end = await build('ignore', { dockerfile: `FROM ${BASE}\n`, ignore: '*\n[a-\n' });
    expect(failureOf('ignore', end)).toEqual(
      failed('build', {
        what: 'services/ignore/alpine.Dockerfile.dockerignore:2 "[a-"',
        why: 'syntax error in pattern, so the engine refuses the whole file',
        fix: 'mend or remove the line',
      }),
    );
  });

  it('names the stages when there is none of the target', async () => {
    const end = await build(
      'stages',
      { dockerfile: `FROM ${BASE} AS one\nFROM one AS two\n` },
      { target: 'three' },
    );
    expect(failureOf('stages', end)).toEqual(
      failed('build', {
        what: 'target: services/stages/alpine.Dockerfile has no stage "three"',
        why: 'it has one, two',
      }),
    );
  });
});
