import { posix } from 'node:path';
import { readBuildContext } from '../build-context/read-build-context';
import { readDockerfile, type DockerfileOutline } from '../formats/dockerfile/read-dockerfile';
import { asTexts, BACKEND, planFor, type SampleFiles } from '../testing/plan-for';
import { makeTree, type TemporaryTree } from '../testing/temporary-tree';
import { baseImage } from './base-images';
import type { DockerfileWish } from './plan-dockerfile';
import type { ScaffoldProject } from './scaffold-project';

let tree: TemporaryTree;

beforeEach(() => {
  tree = makeTree();
});

afterEach(() => {
  tree.remove();
});

/** What tools leave on a machine and no image may get. */
const LITTER: SampleFiles = {
  'node_modules/express/index.js': '',
  'services/backend/node_modules/express/index.js': '',
  'services/backend/.env.local': '',
  'services/backend/dist/old.js': '',
  'dist/services/backend/node_modules/express/index.js': '',
  'dist/services/backend/main.js': '',
  'services/other/main.js': '',
};
const BUILT = { builtFolder: 'dist/services/backend' } as const;
const MEMBERS: SampleFiles = {
  'package.json': { name: 'acme', workspaces: ['services/*', 'libs/*'] },
  'tsconfig.base.json': '',
  'libs/kit/package.json': { name: '@acme/kit', main: 'build/index.js', scripts: { build: 'tsc' } },
  'libs/kit/src/index.ts': '',
  'libs/kit/build/index.js': '',
  'services/backend/tsconfig.json': '{ "extends": "../../tsconfig.base.json" }',
  'services/backend/package.json': {
    name: '@acme/backend',
    scripts: { build: 'tsc', start: 'node build/main.js', dev: 'tsx watch src/main.ts' },
  },
  'services/backend/build/main.js': '',
  'services/backend/src/main.ts': 'process.env.PORT',
  'services/backend/views/index.hbs': '',
};
const SHARED: SampleFiles = {
  'package.json': { dependencies: { express: '5' } },
  'package-lock.json': '{"lockfileVersion":3,"packages":{}}',
  'libs/kit/index.js': '',
  'services/backend/tsconfig.app.json': '',
};
const NEXT: SampleFiles = {
  ...SHARED,
  'services/backend/next.config.js': "output: 'standalone', outputFileTracingRoot",
  'services/backend/public/logo.svg': '',
};

interface Case {
  readonly files: SampleFiles;
  readonly wish?: Partial<DockerfileWish>;
  readonly project?: ScaffoldProject;
}

const CASES: Readonly<Record<string, Case>> = {
  'a member of a workspace of npm': {
    files: { ...MEMBERS, 'package-lock.json': '{"lockfileVersion":3,"packages":{}}', '.npmrc': '' },
  },
  'a member of a workspace of pnpm': {
    files: {
      ...MEMBERS,
      'pnpm-lock.yaml': '',
      'pnpm-workspace.yaml': 'packages: [services/*]',
      'patches/a.patch': '',
    },
  },
  'a member of a workspace of yarn': {
    files: {
      ...MEMBERS,
      'yarn.lock': '__metadata:',
      '.yarnrc.yml': 'yarnPath: .yarn/releases/yarn.cjs',
      '.yarn/releases/yarn.cjs': '',
    },
  },
  'a member of a workspace of bun': {
    files: {
      ...MEMBERS,
      'bun.lock': '{"lockfileVersion":1,"workspaces":{},"packages":{}}',
      'bunfig.toml': '',
    },
  },
  'a project with packages of its own': {
    files: {
      'services/backend/package.json': {},
      'services/backend/yarn.lock': '',
      'services/backend/main.js': '',
    },
  },
  'sources with the packages of the workspace': { files: { ...SHARED, 'services/backend/main.js': '' } },
  'a program that Nx built': { files: SHARED, wish: BUILT },
  'a whole workspace': {
    files: {
      'package.json': { scripts: { start: 'node server.js', dev: 'nodemon' } },
      'package-lock.json': '{"lockfileVersion":3,"packages":{}}',
      'server.js': '',
    },
    project: { name: 'shop', root: '.', dependencies: [] },
  },
  'a site of Next.js': { files: NEXT },
  'a site of Vite, from a central folder': {
    files: { ...SHARED, 'services/backend/index.html': '', 'services/backend/vite.config.ts': '' },
    wish: { layout: 'central' },
  },
  'plain pages': { files: { 'services/backend/index.html': '' } },
  'a site that Nx built': { files: { ...SHARED, 'services/backend/index.html': '' }, wish: BUILT },
  'a module of Go': {
    files: {
      'services/backend/go.mod': '',
      'services/backend/go.sum': '',
      'services/backend/main.go': 'package main',
    },
  },
  'a module of Go in a workspace': {
    files: {
      'go.work': '',
      'libs/kit/go.mod': '',
      'services/backend/go.mod': '',
      'services/backend/main.go': 'package main',
    },
  },
  'a part of a module of Go': {
    files: { 'go.mod': '', 'internal/log.go': '', 'services/backend/main.go': 'package main' },
  },
  'a project in Python': {
    files: { 'services/backend/requirements.txt': '', 'services/backend/main.py': '', 'libs/kit/kit.py': '' },
  },
};

/** Plans for a case, and lays everything into the tree as a generator would. */
function lay({ files, wish, project = BACKEND }: Case): ReturnType<typeof planFor> {
  const all = { 'libs/kit/kit.txt': '', ...LITTER, ...files };
  const plan = planFor(project, files, wish);
  const planned = [plan.dockerfile, plan.ignoreFile, ...plan.otherFiles];
  tree.write({ ...asTexts(all), ...Object.fromEntries(planned.map(({ path, content }) => [path, content])) });
  return plan;
}

async function contextOf(dockerfile: string): Promise<string[]> {
  const { files, ignoreFile } = await readBuildContext({ root: tree.root, dockerfile });
  expect(ignoreFile?.path.endsWith(`${dockerfile.split('/').at(-1) ?? ''}.dockerignore`)).toBe(true);
  return files.map(({ path }) => path);
}

/** The sources of COPY and of bind mounts that the context does not hold. */
function missingFrom(context: readonly string[], { stages }: DockerfileOutline): string[] {
  return stages
    .flatMap(({ contextCopies, contextMounts }) => [
      ...contextCopies.flatMap(({ sources }) => sources),
      ...contextMounts.map(({ source }) => source),
    ])
    .filter(
      (source) => source !== '.' && !context.some((path) => path === source || path.startsWith(`${source}/`)),
    );
}

/** The names by FROM and COPY --from that neither an earlier stage nor a base image has. */
function unknownStages({ stages }: DockerfileOutline): string[] {
  const bases = (['python', 'node', 'go', 'alpine', 'nginx'] as const).map((name) => baseImage(name));
  return stages.flatMap(({ base, stageCopies, stageMounts }, index) => {
    const known = stages.slice(0, index).map(({ name }) => name);
    return [
      ...(bases.includes(base) || known.includes(base) ? [] : [base]),
      ...[...stageCopies, ...stageMounts].map(({ from }) => from).filter((from) => !known.includes(from)),
    ];
  });
}

/** Stages that nothing leads to, but for the last one and the one that is built on request. */
function idleStages({ stages }: DockerfileOutline): (string | undefined)[] {
  const used = stages.flatMap(({ base, stageCopies }) => [base, ...stageCopies.map(({ from }) => from)]);
  return stages
    .slice(0, -1)
    .map(({ name }) => name)
    .filter((name) => name !== 'development' && !used.includes(name ?? ''));
}

describe.each(Object.entries(CASES))('the Dockerfile of %s', (_, one) => {
  it('copies nothing that its ignore file leaves out, and leads to no stage that is not there', async () => {
    const { dockerfile } = lay(one);
    const context = await contextOf(dockerfile.path);
    const outline = readDockerfile(dockerfile.content);
    expect(missingFrom(context, outline)).toEqual([]);
    expect(unknownStages(outline)).toEqual([]);
    expect(idleStages(outline)).toEqual([]);
    expect(outline.stages.at(-1)?.name).toBe('service');
  });

  it('gets nothing that tools leave behind, and nothing of other projects', async () => {
    const { dockerfile } = lay(one);
    const context = await contextOf(dockerfile.path);
    const unwanted =
      /(?:^|\/)node_modules\/|\.env|^services\/other|^services\/backend\/(?:dist|build)\/|^libs\/kit\/build\/|Dockerfile/;
    const isWhole = one.project?.root === '.';
    // To the whole workspace these are folders of its own; Go may embed its dist, and plain pages are as they are.
    const mayHaveDist = isWhole || Object.keys(one.files).some((path) => /\.go$|index\.html$/.test(path));
    const isOwn = (path: string): boolean =>
      (isWhole && path.startsWith('services/other/')) ||
      (mayHaveDist && path.startsWith('services/backend/dist/'));
    expect(context.filter((path) => unwanted.test(path) && !isOwn(path))).toEqual([]);
    expect(context.some((path) => path.startsWith('dist/'))).toBe(one.wish?.builtFolder !== undefined);
  });
});

it('sees a source that the context does not hold', async () => {
  const { dockerfile } = lay({
    files: { 'services/backend/package.json': {}, 'services/backend/main.js': '' },
  });
  const context = await contextOf(dockerfile.path);
  const text =
    'FROM a\nCOPY services/backend services/other /app/\nRUN --mount=type=bind,source=.npmrc,target=/a b';
  expect(missingFrom(context, readDockerfile(text))).toEqual(['services/other', '.npmrc']);
  expect(unknownStages(readDockerfile(text))).toEqual(['a']);
  expect(posix.dirname(dockerfile.path)).toBe('services/backend');
});
