import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScaffoldProject } from '../scaffold-project';
import { filesInMemory } from '../workspace-files';
import { readMuslReadiness, type MuslReadiness } from './readiness';

const json = (value: unknown): string => JSON.stringify(value);
const API = { name: '@acme/api', root: 'packages/api', dependencies: ['libs/kit'] };

/** The workspace whose locks are kept beside their readers. */
const WORKSPACE = {
  'package.json': json({ name: 'acme', devDependencies: { '@swc/core': '^1.15.0' } }),
  'packages/api/package.json': json({
    name: '@acme/api',
    dependencies: { sharp: '^0.34.0', bcrypt: '^6.0.0', 'better-sqlite3': '^12.0.0', '@acme/kit': '1.0.0' },
    devDependencies: { esbuild: '^0.25.0' },
  }),
  'libs/kit/package.json': json({ name: '@acme/kit', dependencies: { argon2: '^0.44.0' } }),
};

const fixture = (name: string): string =>
  readFileSync(join(__dirname, '../../formats/lock-files/fixtures', name), 'utf8');

const read = (files: Record<string, string>, project: ScaffoldProject = API): MuslReadiness =>
  readMuslReadiness(project, filesInMemory(files), { architecture: 'amd64' });

it.each([
  ['npm-10.package-lock.json', 'package-lock.json'],
  ['npm-11.package-lock.json', 'package-lock.json'],
  ['pnpm-8.pnpm-lock.yaml', 'pnpm-lock.yaml'],
  ['pnpm-10.pnpm-lock.yaml', 'pnpm-lock.yaml'],
  ['yarn-1.yarn.lock', 'yarn.lock'],
  ['yarn-4.yarn.lock', 'yarn.lock'],
  ['bun-1.bun.lock', 'bun.lock'],
])('finds the same in %s', (name, file) => {
  const readiness = read({ ...WORKSPACE, [file]: fixture(name) });
  expect(readiness.verdicts.map((verdict) => verdict.name)).not.toContain('@acme/kit');
  const silence =
    'package-lock.json does not say which parts are for musl, so that npm installs those for glibc too; npm 11.11 or newer writes it';
  expect({
    ...readiness,
    verdicts: readiness.verdicts.flatMap((verdict) =>
      verdict.reason === 'it is without machine code'
        ? []
        : `${verdict.name} ${verdict.kind}: ${verdict.reason}`,
    ),
  }).toEqual({
    file,
    verdicts: [
      'argon2 ready: it has builds for musl inside',
      'bcrypt ready: it has builds for musl inside',
      'better-sqlite3 compiles: it loads a build for musl where its project has one, and compiles where not',
      'sharp ready: the lock file has @img/sharp-linuxmusl-x64',
    ],
    buildPackages: ['build-base', 'python3'],
    runtimePackages: ['libstdc++'],
    problems: [],
    notes: [
      ...(name === 'npm-10.package-lock.json' ? [silence] : []),
      'better-sqlite3 12.11.1 needs build-base, python3 in the build stage: it loads a build for musl where its project has one, and compiles where not',
    ],
  });
});

/** A package-lock.json with these entries, and a project at the root of the workspace that needs all of the first ones. */
function rootWith(
  needs: Record<string, object>,
  others: Record<string, object> = {},
  optional: Record<string, object> = {},
): MuslReadiness {
  const entries = Object.entries({ ...needs, ...others, ...optional });
  const rangesOf = (table: object): object =>
    Object.fromEntries(Object.keys(table).map((name) => [name, '*']));
  const files = {
    'package.json': json({ dependencies: rangesOf(needs), optionalDependencies: rangesOf(optional) }),
    'package-lock.json': json({
      lockfileVersion: 3,
      packages: Object.fromEntries(
        entries.map(([name, entry]) => [`node_modules/${name}`, { version: '1.0.0', ...entry }]),
      ),
    }),
  };
  return read(files, { name: 'acme', root: '.', dependencies: [] });
}

const verdictOf = ({ verdicts }: MuslReadiness, name: string): unknown => {
  const { kind, reason } = verdicts.find((verdict) => verdict.name === name) ?? {};
  return [kind, reason];
};

describe('a package', () => {
  it('that takes parts for glibc only cannot work', () => {
    const part = { os: ['linux'], cpu: ['x64'], libc: ['glibc'], optional: true };
    const readiness = rootWith(
      { engine: { optionalDependencies: { 'engine-linux-x64': '1.0.0' } } },
      { 'engine-linux-x64': part },
    );
    expect(readiness.problems).toEqual([
      {
        what: 'acme: engine 1.0.0 does not work on Alpine',
        why: 'for amd64 the lock file has a part for glibc only, engine-linux-x64',
        fix: 'let the lock file have all platforms, if there is a part for musl, or make its image from Debian slim',
      },
    ]);
    expect(readiness.verdicts).toHaveLength(1);
  });

  it('whose parts do not say for which C library they are is judged by what is known', () => {
    const parts = (name: string): Record<string, object> => ({
      [name]: { hasInstallScript: true, optionalDependencies: { [`@${name}/linux-x64`]: '1.0.0' } },
    });
    const readiness = rootWith(
      { ...parts('esbuild'), ...parts('other') },
      {
        '@esbuild/linux-x64': { os: ['linux'], cpu: ['x64'] },
        '@other/linux-x64': { os: ['linux'], cpu: ['x64'] },
      },
    );
    expect(verdictOf(readiness, 'esbuild')).toEqual(['ready', 'its program needs no C library']);
    expect(verdictOf(readiness, 'other')).toEqual(['unknown', 'it runs a script at its installation']);
    expect(readiness.notes).toEqual([
      'package-lock.json does not tell whether these work on musl: other 1.0.0',
    ]);
  });

  it('that is for another system cannot be left out unless it is optional', () => {
    const mac = { fsevents: { os: ['darwin'], hasInstallScript: true } };
    expect(verdictOf(rootWith(mac), 'fsevents')).toEqual(['impossible', 'it is for darwin only']);
    expect(rootWith({ chokidar: { optionalDependencies: { fsevents: '*' } } }, mac).verdicts).toEqual([
      {
        name: 'chokidar',
        version: '1.0.0',
        kind: 'ready',
        reason: 'it is without machine code',
        runtimePackages: [],
      },
    ]);
  });

  it('with a name like a platform is for all', () => {
    expect(verdictOf(rootWith({ 'is-windows': {} }), 'is-windows')).toEqual([
      'ready',
      'it is without machine code',
    ]);
  });

  it('that is optional may fail to compile', () => {
    const { buildPackages, notes } = rootWith(
      { ssh2: { optionalDependencies: { 'cpu-features': '*' } } },
      { 'cpu-features': { hasInstallScript: true, version: '0.0.10' } },
    );
    expect([buildPackages, notes]).toEqual([
      [],
      ['left out where they do not install, because they are optional: cpu-features 0.0.10'],
    ]);
  });

  it('that nobody knows but that uses a builder may have to be compiled', () => {
    const readiness = rootWith(
      { fast: { hasInstallScript: true, dependencies: { 'node-gyp-build': '*' } } },
      { 'node-gyp-build': {} },
    );
    expect(readiness).toMatchObject({
      buildPackages: ['build-base', 'python3'],
      notes: [
        'fast 1.0.0 needs build-base, python3 in the build stage: it may have to be compiled, because it uses node-gyp-build; add what else it needs there, if that is not enough',
      ],
    });
  });

  it('that runs no script in this version cannot compile, whatever is known of others', () => {
    expect(verdictOf(rootWith({ 'node-pty': {} }), 'node-pty')).toEqual([
      'ready',
      'it is without machine code',
    ]);
  });

  it('may use a builder without a script, when it is only looked for', () => {
    const readiness = rootWith({ fast: { dependencies: { bindings: '*' } } }, { bindings: {} });
    expect(verdictOf(readiness, 'fast')).toEqual(['ready', 'it is without machine code']);
  });

  it('may say where it is not', () => {
    expect(verdictOf(rootWith({ a: { os: ['!linux'] } }), 'a')).toEqual([
      'impossible',
      'it is for !linux only',
    ]);
    expect(verdictOf(rootWith({ a: { os: ['!win32'] } }), 'a')).toEqual([
      'ready',
      'it is without machine code',
    ]);
  });

  it('with a part that may be for any C library is not said to be for glibc', () => {
    const readiness = rootWith(
      { engine: { optionalDependencies: { 'engine-linux-x64-gnu': '*', 'engine-linux-x64': '*' } } },
      { 'engine-linux-x64-gnu': {}, 'engine-linux-x64': {} },
    );
    expect(readiness.problems).toEqual([]);
  });

  it('is known by its version', () => {
    const bcrypt = (version: string): unknown =>
      verdictOf(rootWith({ bcrypt: { version, hasInstallScript: true } }), 'bcrypt');
    expect(bcrypt('6.0.0')).toEqual(['ready', 'it has builds for musl inside']);
    expect(bcrypt('5.1.1')).toEqual([
      'compiles',
      'it loads a build for musl where its project has one, and compiles where not',
    ]);
  });

  it('that is for glibc only has something to be taken instead', () => {
    const { problems } = rootWith({ '@tensorflow/tfjs-node': { version: '4.22.0', hasInstallScript: true } });
    expect(problems).toEqual([
      {
        what: 'acme: @tensorflow/tfjs-node 4.22.0 does not work on Alpine',
        why: 'the library of TensorFlow is for glibc',
        fix: 'take @tensorflow/tfjs, or make its image from Debian slim',
      },
    ]);
  });
});

it('looks at all packages of the workspace where a project has none of its own', () => {
  const { 'packages/api/package.json': own, 'libs/kit/package.json': kit, ...rest } = WORKSPACE;
  const files = {
    ...rest,
    'package.json': json({ dependencies: { bcrypt: '^6.0.0' } }),
    'pnpm-lock.yaml': fixture('pnpm-10.pnpm-lock.yaml').replace(
      '  .:\n',
      '  .:\n    dependencies:\n      bcrypt:\n        version: 6.0.0\n',
    ),
  };
  expect([own, kit]).not.toContain(undefined);
  const { notes, verdicts } = read(files);
  expect(notes).toEqual([
    "@acme/api has no packages of its own, so that all of the workspace's were looked at",
  ]);
  expect(verdicts.map(({ name }) => name)).toEqual(['bcrypt', 'node-addon-api', 'node-gyp-build']);
});

it('prefers the lock file of the project itself', () => {
  const files = {
    ...WORKSPACE,
    'packages/api/package.json': json({ dependencies: { 'node-pty': '^1.0.0' } }),
    'packages/api/yarn.lock': '# yarn lockfile v1\n\nnode-pty@^1.0.0:\n  version "1.1.0"\n',
    'package-lock.json': fixture('npm-11.package-lock.json'),
  };
  const { file, verdicts } = read(files, { ...API, dependencies: [] });
  expect([file, verdicts.map(({ name, kind }) => `${name} ${kind}`)]).toEqual([
    'packages/api/yarn.lock',
    ['node-pty compiles'],
  ]);
});

it('judges what a package.json names where nothing is locked', () => {
  expect(
    read({ 'packages/api/package.json': json({ dependencies: { express: '*', workerd: '*', re2: '*' } }) }),
  ).toEqual({
    file: undefined,
    verdicts: [
      {
        name: 're2',
        version: undefined,
        kind: 'compiles',
        reason: 'it loads a build for musl where its project has one, and compiles where not',
        buildPackages: ['build-base', 'python3'],
        runtimePackages: ['libstdc++'],
        isKnown: true,
      },
      {
        name: 'workerd',
        version: undefined,
        kind: 'impossible',
        reason: 'its program is for glibc',
        fix: 'make its image from Debian slim',
      },
    ],
    buildPackages: ['build-base', 'python3'],
    runtimePackages: ['libstdc++'],
    problems: [
      {
        what: '@acme/api: workerd does not work on Alpine',
        why: 'its program is for glibc',
        fix: 'make its image from Debian slim',
      },
    ],
    notes: [
      'without a lock file only the packages that package.json names itself can be judged',
      're2 needs build-base, python3 in the build stage: it loads a build for musl where its project has one, and compiles where not',
    ],
  });
});

it.each([
  ['requires', 'offers'],
  ['offers', 'requires'],
])('needs what one range leads to without a choice: it %s, the next %s', (...kinds) => {
  const table = { requires: 'dependencies', offers: 'optionalDependencies' };
  const [first, second] = kinds.map((kind) => `  ${table[kind as keyof typeof table]}:\n    node-pty`);
  const files = {
    'package.json': json({ dependencies: { a: '1', b: '1' } }),
    'yarn.lock': `a@1:\n  version "1.0.0"\n${first} "1"\n\nb@1:\n  version "1.0.0"\n${second} "^1.0.0"\n\nnode-pty@1, node-pty@^1.0.0:\n  version "1.1.0"\n`,
  };
  expect(read(files, { name: 'acme', root: '.', dependencies: [] }).buildPackages).toEqual([
    'build-base',
    'python3',
  ]);
});

it('names the first of many packages', () => {
  const names = Array.from({ length: 15 }, (_, index) => `p${String(index).padStart(2, '0')}`);
  const { notes } = rootWith(Object.fromEntries(names.map((name) => [name, { hasInstallScript: true }])));
  const shown = names.slice(0, 12).map((name) => `${name} 1.0.0`);
  expect(notes).toEqual([
    `package-lock.json does not tell whether these work on musl: ${shown.join(', ')} and 3 more`,
  ]);
});
