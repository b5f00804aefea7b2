import type { TargetConfiguration } from '@nx/devkit';
import { globSync } from 'fast-glob';
import { makeTree, type TemporaryTree } from '../../testing/temporary-tree';
import { createDependencies } from '../base-images/create-dependencies';
import { createNodes } from './create-nodes';

const ROOT_FILES = { 'package.json': '{"name":"acme","private":true,"workspaces":["libs/*"]}' };

let tree: TemporaryTree;
afterEach(() => tree.remove());

function infer(
  files: Readonly<Record<string, string>>,
  options?: unknown,
  targetDefaults?: unknown,
  plugins?: unknown,
) {
  tree = makeTree({ ...ROOT_FILES, ...files });
  const configFiles = globSync(createNodes[0], { cwd: tree.root }).sort();
  const nodes = createNodes[1](configFiles, options, {
    workspaceRoot: tree.root,
    nxJsonConfiguration: { targetDefaults, plugins },
  });
  const targets = nodes.flatMap(([, { projects }]) =>
    Object.entries(projects).map(([root, project]) => [root, project.targets] as const),
  );
  return new Map<string, Readonly<Record<string, TargetConfiguration>>>(targets);
}

describe('the target that runs tests', () => {
  const DOCKERFILE = { 'api/alpine.Dockerfile': 'FROM alpine:3.24\n' };
  const named = (targets: object) => ({ 'api/project.json': JSON.stringify({ name: 'api', targets }) });
  const optionsIn = (files: Readonly<Record<string, string>>, plugins?: unknown) => {
    const target = infer({ ...DOCKERFILE, ...files }, undefined, undefined, plugins).get('api')?.[
      'test-with-fallback'
    ];
    return target === undefined ? undefined : [target.cache, target.options];
  };

  it.each<[string, Readonly<Record<string, string>>, unknown, unknown]>([
    ['a target', named({ test: {} }), undefined, [false, {}]],
    ['no target', named({ lint: {} }), undefined, undefined],
    [
      'a configuration that no plugin reads',
      { ...named({}), 'api/jest.config.ts': '' },
      undefined,
      undefined,
    ],
    ['a configuration of jest', { ...named({}), 'api/jest.config.ts': '' }, ['@nx/jest/plugin'], [false, {}]],
    [
      'a configuration of vite, and a name of its own',
      { ...named({}), 'api/vite.config.mts': '' },
      [{ plugin: '@nx/vite/plugin', options: { testTargetName: 'unit' } }],
      [false, { testTarget: 'unit' }],
    ],
  ])('follows %s', (_, files, plugins, expected) => {
    expect(optionsIn(files, plugins)).toEqual(expected);
  });

  it('follows a script of a workspace member', () => {
    const files = {
      'libs/kit/package.json': JSON.stringify({ name: 'kit', scripts: { test: 'node --test' } }),
      'libs/kit/alpine.Dockerfile': 'FROM alpine:3.24\n',
    };
    expect(Object.keys(infer(files).get('libs/kit') ?? {})).toEqual([
      'alpine-build',
      'clean-context',
      'validate',
      'test-with-fallback',
    ]);
  });

  it('bears the name that it is given', () => {
    const options = { testWithFallbackTargetName: 'it' };
    const targets = infer({ ...DOCKERFILE, ...named({ test: {} }) }, options).get('api') ?? {};
    expect(Object.keys(targets)).toEqual(['alpine-build', 'clean-context', 'validate', 'it']);
  });
});

/** Each project's folder with what its target waits for. */
function ordersIn(files: Readonly<Record<string, string>>, options?: unknown, targetDefaults?: unknown) {
  const target = (options as { alpineBuildTargetName?: string } | undefined)?.alpineBuildTargetName;
  const projects = infer(files, options, targetDefaults);
  return Object.fromEntries(
    [...projects].map(([root, targets]) => [root, targets[target ?? 'alpine-build']?.dependsOn]),
  );
}

const project = (name: string, target?: object): string =>
  JSON.stringify({ name, ...(target && { targets: { 'alpine-build': target } }) });

const waitsFor = (...projects: string[]) => [{ projects, target: 'alpine-build' }];

const BASE = { 'base/project.json': project('@acme/base'), 'base/alpine.Dockerfile': 'FROM alpine:3.24\n' };
const service = (dockerfile: string) => ({
  'api/project.json': project('api'),
  'api/alpine.Dockerfile': dockerfile,
});

describe('the order of builds', () => {
  it.each([
    ['FROM names it', 'FROM acme/base:latest\n'],
    ['a default names it', 'ARG BASE=docker.io/acme/base\nFROM ${BASE}\n'],
    ['a stage that the last one does not need names it', 'FROM acme/base AS x\nFROM alpine:3.24\n'],
    ['COPY names it', 'FROM alpine:3.24\nCOPY --from=acme/base /a /b\n'],
    ['a mount names it', 'FROM alpine:3.24\nRUN --mount=from=acme/base,target=/x true\n'],
  ])('puts the base first where %s', (_, dockerfile) => {
    expect(ordersIn({ ...BASE, ...service(dockerfile) })).toEqual({
      api: waitsFor('@acme/base'),
      base: undefined,
    });
  });

  it.each([
    ['another image', 'FROM acme/other\n'],
    ['a stage of that name', 'FROM alpine:3.24 AS acme/base\nFROM acme/base\n'],
    ['its digest', 'FROM acme/base@sha256:00\n'],
    ['nothing, being broken', 'FROM\u0000 acme/base\nFROM\n'],
  ])('adds nothing where the Dockerfile names %s', (_, dockerfile) => {
    expect(ordersIn({ ...BASE, ...service(dockerfile) })).toEqual({ api: undefined, base: undefined });
  });

  it.each([
    ['the options', { options: { tags: ['registry.example.com/runtime:1'] } }],
    ['a configuration', { configurations: { ci: { tags: ['registry.example.com/runtime:ci'] } } }],
  ])('knows a base by the tags in %s of its project.json', (_, target) => {
    const files = { ...BASE, 'base/project.json': project('base', target) };
    expect(ordersIn({ ...files, ...service('FROM registry.example.com/runtime:1\n') })['api']).toEqual(
      waitsFor('base'),
    );
  });

  it('knows it by those in a package.json, and by targetDefaults', () => {
    const member = {
      'libs/base/package.json': JSON.stringify({
        name: '@acme/base',
        nx: { targets: { 'alpine-build': { options: { tags: ['acme/own'] } } } },
      }),
      'libs/base/alpine.Dockerfile': 'FROM alpine:3.24\n',
    };
    expect(ordersIn({ ...member, ...service('FROM acme/own\n') })['api']).toEqual(waitsFor('@acme/base'));
    tree.remove();
    const defaults = {
      'nx-alpine:alpine-build': { options: { tags: ['registry.example.com/{projectName}'] } },
    };
    const files = { ...BASE, 'base/project.json': project('base') };
    const order = ordersIn({ ...files, ...service('FROM registry.example.com/base\n') }, undefined, defaults);
    expect(order['api']).toEqual(waitsFor('base'));
  });

  it('knows a base whose target is written by hand, wherever its Dockerfile lies', () => {
    const target = { executor: 'nx-alpine:alpine-build', options: { file: 'docker/Dockerfile' } };
    const files = {
      'base/project.json': project('@acme/base', target),
      'docker/Dockerfile': 'FROM alpine\n',
    };
    expect(ordersIn({ ...files, ...service('FROM acme/base\n') })).toEqual({ api: waitsFor('@acme/base') });
  });

  it('follows the build arguments of a configuration', () => {
    const target = { configurations: { ci: { buildArgs: { BASE: 'acme/base' } } } };
    const files = {
      ...BASE,
      ...service('ARG BASE=alpine\nFROM $BASE\n'),
      'api/project.json': project('api', target),
    };
    expect(ordersIn(files)['api']).toEqual(waitsFor('@acme/base'));
  });

  it('uses the name that the plugin was given for the target', () => {
    const options = { alpineBuildTargetName: 'image' };
    expect(ordersIn({ ...BASE, ...service('FROM acme/base\n') }, options)['api']).toEqual([
      { projects: ['@acme/base'], target: 'image' },
    ]);
  });

  it('lets no project wait for itself, and leaves a circle for Nx to report', () => {
    const files = {
      'a/project.json': project('a'),
      'a/alpine.Dockerfile': 'FROM b\n',
      'b/project.json': project('b'),
      'b/alpine.Dockerfile': 'FROM a\nCOPY --from=b /x /x\n',
    };
    expect(ordersIn(files)).toEqual({ a: waitsFor('b'), b: waitsFor('a') });
  });

  it('guesses nothing where two projects build the image, and says so in the description', () => {
    const twins = Object.fromEntries(
      ['one', 'two'].flatMap((name) => [
        [`${name}/project.json`, project(name, { options: { tags: ['acme/base:latest'] } })],
        [`${name}/alpine.Dockerfile`, 'FROM alpine:3.24\n'],
      ]),
    );
    const target = infer({ ...twins, ...service('FROM acme/base\n') }).get('api')?.['alpine-build'];
    expect({ dependsOn: target?.dependsOn, description: target?.metadata?.description }).toEqual({
      dependsOn: undefined,
      description:
        'Builds the Alpine image and verifies it. acme/base is built by one and two, so none of them is built first',
    });
  });

  it('survives files that cannot be read', () => {
    const files = {
      ...service('FROM acme/base\n'),
      'base/project.json': '{"name":',
      'base/alpine.Dockerfile/': '',
      'api/alpine.Dockerfile.dockerignore/': '',
      'web/project.json': '[]',
      'web/alpine.Dockerfile': '',
      'pnpm-workspace.yaml': ':\n\t- [',
    };
    expect(ordersIn(files)).toEqual({ api: undefined, web: undefined });
  });
});

describe('the inputs', () => {
  const own = (root: string) => [
    `{workspaceRoot}/${root}/alpine.Dockerfile`,
    `{workspaceRoot}/${root}/alpine.Dockerfile.dockerignore`,
  ];
  const PROJECT = ['{projectRoot}/**/*', '^{projectRoot}/**/*'];

  it('hold the Dockerfiles of all bases below that lie elsewhere, and what those receive of the root', () => {
    const files = {
      '.dockerignore': '*\n',
      'base/project.json': project('base'),
      'docker/base.alpine.Dockerfile': 'FROM alpine:3.24\n',
      'docker/base.alpine.Dockerfile.dockerignore': '*\n!docker/base\n!uv.lock\n',
      'middle/project.json': project('middle'),
      'middle/alpine.Dockerfile': 'FROM base\n',
      ...service('FROM middle\n'),
    };
    expect(infer(files).get('api')?.['alpine-build']?.inputs).toEqual([
      ...PROJECT,
      ...own('api'),
      '{workspaceRoot}/docker/base.alpine.Dockerfile',
      '{workspaceRoot}/docker/base.alpine.Dockerfile.dockerignore',
      '{workspaceRoot}/.dockerignore',
      '{workspaceRoot}/uv.lock',
    ]);
  });

  it('hold the root manifests that the ignore file lets through', () => {
    const files = {
      ...service('FROM alpine:3.24\n'),
      'api/alpine.Dockerfile.dockerignore': '*\n!api/src\n!/package.json\n!api/../uv.lock\n',
      'web/project.json': project('web'),
      'web/alpine.Dockerfile': 'FROM alpine:3.24\n',
      'web/alpine.Dockerfile.dockerignore': '*\n!web/src\n!/package.json\n!api/../uv.lock\n',
    };
    const projects = infer(files);
    const rest = ['.dockerignore', 'package.json', 'uv.lock'].map((file) => `{workspaceRoot}/${file}`);
    expect(projects.get('api')?.['alpine-build']?.inputs).toEqual([...PROJECT, ...own('api'), ...rest]);
    expect(projects.get('web')?.['alpine-build']?.inputs).toEqual([...PROJECT, ...own('web'), ...rest]);
  });
});

describe('the sync generator', () => {
  it('is offered where lines follow the project graph, and nowhere else', () => {
    const files = {
      ...service('FROM alpine:3.24\n'),
      'api/alpine.Dockerfile.dockerignore':
        '*\n# nx-alpine:begin projects (nx sync keeps these lines)\n!api\n',
      'web/project.json': project('web'),
      'web/alpine.Dockerfile': 'FROM alpine:3.24\n',
      'web/alpine.Dockerfile.dockerignore': '*\n!web\n',
    };
    const offered = [...infer(files)].map(([root, targets]) => [
      root,
      targets['alpine-build']?.syncGenerators,
    ]);
    expect(Object.fromEntries(offered)).toEqual({ api: ['nx-alpine:sync'], web: undefined });
  });
});

describe('createDependencies', () => {
  const build = (options: object, configurations: object = {}) => ({
    'alpine-build': { executor: 'nx-alpine:alpine-build', options, configurations },
  });
  const projects = {
    base: { root: 'base', targets: build({ file: 'base/alpine.Dockerfile', tags: ['acme/base:1'] }) },
    api: {
      root: 'api',
      targets: build({ file: 'docker/api.alpine.Dockerfile' }, { ci: { file: 'api/ci.alpine.Dockerfile' } }),
    },
    web: { root: 'web', targets: build({ file: 'docker/web.alpine.Dockerfile' }) },
    other: { root: 'other', targets: { 'alpine-build': { executor: 'nx:noop' } } },
    none: { root: 'none' },
  };
  it('gives an edge for each project whose image another one names, in any of its Dockerfiles', () => {
    tree = makeTree({
      'base/alpine.Dockerfile': 'FROM base AS x\n',
      'docker/api.alpine.Dockerfile': 'FROM alpine:3.24\n',
      'api/ci.alpine.Dockerfile': 'FROM acme/base:1\n',
      'docker/web.alpine.Dockerfile': 'FROM acme/base:1\nCOPY --from=api /a /a\n',
    });
    expect(createDependencies(undefined, { workspaceRoot: tree.root, projects })).toEqual([
      { source: 'api', target: 'base', type: 'implicit' },
      { source: 'web', target: 'api', type: 'implicit' },
      { source: 'web', target: 'base', type: 'implicit' },
    ]);
  });

  it('sees a Dockerfile as it is now, and asks only the target of the given name', () => {
    tree = makeTree({ 'docker/web.alpine.Dockerfile': 'ARG B=acme/base:1\nFROM $B\n' });
    const context = { workspaceRoot: tree.root, projects };
    const edge = { source: 'web', target: 'base', type: 'implicit' };
    expect(createDependencies({}, context)).toEqual([edge]);
    tree.write({ 'docker/web.alpine.Dockerfile': 'ARG B=alpine\nFROM $B\n' });
    expect(createDependencies({}, context)).toEqual([]);
    tree.write({ 'docker/web.alpine.Dockerfile': 'FROM acme/base:1\n' });
    expect(createDependencies({ alpineBuildTargetName: 'image' }, context)).toEqual([]);
  });
});
