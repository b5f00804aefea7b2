import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BrokenLockFile } from './broken-lock-file';
import type { NodeLock } from './node-lock';
import { readNodeLock, type NodeLockName } from './read-node-lock';

/**
 * One workspace, locked on 2026-11-26 by npm 10.9.9 and 11.19.1, pnpm 8 and 10, yarn 1 and 4 and bun 1; of each file
 * what concerns the packages with machine code is kept. `@acme/api` needs sharp, bcrypt, better-sqlite3 and
 * `@acme/kit`, which needs argon2; esbuild is for its development.
 */
const read = (fixture: string, name: NodeLockName): NodeLock =>
  readNodeLock(name, readFileSync(join(__dirname, 'fixtures', fixture), 'utf8'), name);

const LOCKS: readonly [
  fixture: string,
  name: NodeLockName,
  tells: { libc: boolean; scripts: 'all' | 'some' | 'none' },
][] = [
  ['npm-10.package-lock.json', 'package-lock.json', { libc: false, scripts: 'all' }],
  ['npm-11.package-lock.json', 'package-lock.json', { libc: true, scripts: 'all' }],
  ['pnpm-8.pnpm-lock.yaml', 'pnpm-lock.yaml', { libc: true, scripts: 'some' }],
  ['pnpm-10.pnpm-lock.yaml', 'pnpm-lock.yaml', { libc: true, scripts: 'none' }],
  ['yarn-4.yarn.lock', 'yarn.lock', { libc: true, scripts: 'none' }],
  ['bun-1.bun.lock', 'bun.lock', { libc: true, scripts: 'all' }],
];

const namesOf = (lock: NodeLock, keys: readonly string[]): string[] =>
  keys.map((key) => lock.packages.get(key)?.name ?? `${key} is lost`).sort();

describe.each(LOCKS)('%s', (fixture, name, tells) => {
  const lock = read(fixture, name);
  const found = (
    dependency: string,
    range: string,
    folder = 'packages/api',
  ): NodeLock['packages'] extends ReadonlyMap<string, infer P> ? P : never => {
    const entry = lock.packages.get(lock.find(folder, dependency, range) ?? '');
    if (entry === undefined) throw new Error(`${dependency} is not found`);
    return entry;
  };

  it('has packages with what they need and what they take where they can', () => {
    const { requires, offers, ...sharp } = found('sharp', '^0.34.0');
    expect({ ...sharp, requires: namesOf(lock, requires), offers: namesOf(lock, offers) }).toEqual({
      name: 'sharp',
      version: '0.34.5',
      os: [],
      cpu: [],
      libc: [],
      hasInstallScript: tells.scripts === 'none' ? undefined : true,
      member: undefined,
      requires: ['detect-libc', 'semver'],
      offers: [
        '@img/sharp-darwin-arm64',
        '@img/sharp-libvips-linux-arm64',
        '@img/sharp-libvips-linux-x64',
        '@img/sharp-libvips-linuxmusl-arm64',
        '@img/sharp-libvips-linuxmusl-x64',
        '@img/sharp-linux-arm64',
        '@img/sharp-linux-x64',
        '@img/sharp-linuxmusl-arm64',
        '@img/sharp-linuxmusl-x64',
      ],
    });
  });

  it('says for which machines a part is', () => {
    const parts = found('sharp', '^0.34.0').offers.map((key) => lock.packages.get(key));
    const part = parts.find((entry) => entry?.name === '@img/sharp-linuxmusl-x64');
    expect([part?.os, part?.cpu, part?.libc]).toEqual([['linux'], ['x64'], tells.libc ? ['musl'] : []]);
  });

  it('tells of a package without a script what it can', () => {
    expect(found('lightningcss', '^1.30.0', 'packages/web').hasInstallScript).toBe(
      tells.scripts === 'all' ? false : undefined,
    );
  });

  it('leads to the members of the workspace', () => {
    expect(found('@acme/kit', fixture.startsWith('yarn') ? '1.0.0' : 'workspace:*').member).toBe('libs/kit');
    expect(found('argon2', '^0.44.0', 'libs/kit').version).toBe('0.44.0');
  });

  it('knows nothing of what is not there', () => {
    expect(lock.find('packages/api', 'left-pad', '^1.0.0')).toBeUndefined();
  });
});

it('reads a yarn.lock of yarn 1, which tells of names and ranges only', () => {
  const lock = read('yarn-1.yarn.lock', 'yarn.lock');
  expect(lock.find('packages/api', '@acme/kit', '1.0.0')).toBeUndefined();
  expect(lock.packages.get(lock.find('packages/api', 'bcrypt', '^6.0.0') ?? '')).toEqual({
    name: 'bcrypt',
    version: '6.0.0',
    os: [],
    cpu: [],
    libc: [],
    hasInstallScript: undefined,
    requires: ['node-addon-api@^8.3.0', 'node-gyp-build@^4.8.4'],
    offers: [],
    member: undefined,
  });
  expect(lock.packages.get('@img/sharp-linuxmusl-x64@0.34.5')?.offers).toEqual([
    '@img/sharp-libvips-linuxmusl-x64@1.2.4',
  ]);
});

it('follows other names that packages were given', () => {
  const classic = readNodeLock(
    'yarn.lock',
    '"short@npm:@scope/long@^1.0.0":\n  version "1.2.0"\n',
    'yarn.lock',
  );
  expect(classic.packages.get('short@npm:@scope/long@^1.0.0')?.name).toBe('@scope/long');
  const pnpm = readNodeLock(
    'pnpm-lock.yaml',
    "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      short:\n        version: '@scope/long@1.2.0'\npackages:\n  '@scope/long@1.2.0': {}\nsnapshots:\n  '@scope/long@1.2.0': {}\n",
    'pnpm-lock.yaml',
  );
  expect(pnpm.packages.get(pnpm.find('.', 'short', 'npm:@scope/long@^1.0.0') ?? '')?.name).toBe(
    '@scope/long',
  );
});

it('reads the older form of pnpm for a workspace of one project, and peers in its keys', () => {
  const lock = readNodeLock(
    'pnpm-lock.yaml',
    "lockfileVersion: '6.0'\ndependencies:\n  vite:\n    specifier: ^5.0.0\n    version: 5.0.0(esbuild@0.19.0)\npackages:\n  /vite@5.0.0(esbuild@0.19.0):\n    optionalDependencies:\n      fsevents: 2.3.3\n  /fsevents@2.3.3:\n    os: [darwin]\n",
    'pnpm-lock.yaml',
  );
  const { name, version, offers } = lock.packages.get(lock.find('.', 'vite', '^5.0.0') ?? '') ?? {};
  expect([name, version, offers]).toEqual(['vite', '5.0.0', ['fsevents@2.3.3']]);
});

it('keeps to what pnpm says of a package whose key has its peers, after a document for pnpm itself', () => {
  const lock = readNodeLock(
    'pnpm-lock.yaml',
    "lockfileVersion: '9.0'\nimporters: {}\n---\nlockfileVersion: '9.0'\nimporters:\n  .:\n    optionalDependencies:\n      vite:\n        version: 5.0.0(esbuild@0.19.0)\npackages:\n  vite@5.0.0:\n    os: [linux]\nsnapshots:\n  vite@5.0.0(esbuild@0.19.0): {}\n",
    'pnpm-lock.yaml',
  );
  expect(lock.packages.get(lock.find('.', 'vite', '^5.0.0') ?? '')?.os).toEqual(['linux']);
});

it('finds what yarn 2 and newer have patched', () => {
  const patched = 'ms@patch:ms@npm%3A2.0.0#~/.yarn/patches/ms.patch::version=2.0.0&hash=00';
  const lock = readNodeLock(
    'yarn.lock',
    `__metadata:\n  version: 8\n\n"${patched}":\n  version: 2.0.0\n  resolution: "${patched}"\n`,
    'yarn.lock',
  );
  const { name, version } =
    lock.packages.get(lock.find('.', 'ms', 'patch:ms@npm%3A2.0.0#~/ms.patch') ?? '') ?? {};
  expect([name, version]).toEqual(['ms', '2.0.0']);
});

it('follows npm into folders inside folders, and leaves optional peers alone', () => {
  const lock = readNodeLock(
    'package-lock.json',
    JSON.stringify({
      packages: {
        'node_modules/ws': {
          version: '8.0.0',
          dependencies: { ms: '3' },
          peerDependencies: { bufferutil: '4', typescript: '6' },
          peerDependenciesMeta: { bufferutil: { optional: true } },
        },
        'node_modules/bufferutil': { version: '4.0.0' },
        'node_modules/typescript': { version: '6.0.0' },
        'node_modules/ms': { version: '2.0.0' },
        'node_modules/ws/node_modules/ms': { version: '3.0.0', dependencies: { tool: '1' } },
        'node_modules/ws/node_modules/tool': { version: '1.0.0' },
        'node_modules/tool': { version: '2.0.0' },
      },
    }),
    'package-lock.json',
  );
  const requiresOf = (key: string): unknown => lock.packages.get(key)?.requires;
  expect(requiresOf('node_modules/ws')).toEqual([
    'node_modules/ws/node_modules/ms',
    'node_modules/typescript',
  ]);
  expect(requiresOf('node_modules/ws/node_modules/ms')).toEqual(['node_modules/ws/node_modules/tool']);
});

it('takes the nearest of several versions in one package-lock.json or bun.lock', () => {
  const npm = readNodeLock(
    'package-lock.json',
    JSON.stringify({
      lockfileVersion: 3,
      packages: {
        'node_modules/ms': { version: '2.0.0' },
        'packages/api/node_modules/ms': { version: '3.0.0' },
      },
    }),
    'package-lock.json',
  );
  expect(npm.find('packages/api', 'ms', '*')).toBe('packages/api/node_modules/ms');
  expect(npm.find('packages/web', 'ms', '*')).toBe('node_modules/ms');
  const bun = readNodeLock(
    'bun.lock',
    '{"lockfileVersion": 1, "workspaces": {"": {"name": "acme"}}, "packages": {"ms": ["ms@2.0.0", "", {}, ""], "debug": ["debug@4.0.0", "", {"dependencies": {"ms": "^3.0.0"}}, ""], "debug/ms": ["ms@3.0.0", "", {}, "text with ,} in it"],},}',
    'bun.lock',
  );
  expect(bun.packages.get('debug')?.requires).toEqual(['debug/ms']);
  expect(bun.find('.', 'ms', '*')).toBe('ms');
  expect(bun.packages.get('ms')?.hasInstallScript).toBeUndefined();
});

it.each<[NodeLockName, string, string]>([
  [
    'package-lock.json',
    '{"lockfileVersion": 1, "dependencies": {}}',
    'has no packages: npm before version 7 wrote it',
  ],
  [
    'package-lock.json',
    '{"packages": ',
    'services/api/package-lock.json: cannot be read: Unexpected end of JSON',
  ],
  ['package-lock.json', '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> main\n', 'a merge left both sides in it'],
  ['pnpm-lock.yaml', 'lockfileVersion: 5.4\n', 'its version is not known'],
  ['pnpm-lock.yaml', "lockfileVersion: '9.0'\npackages: [\n", 'services/api/pnpm-lock.yaml: cannot be read'],
  ['yarn.lock', '__metadata:\n  version: 8\n"a@npm:1": {\n', 'services/api/yarn.lock: cannot be read'],
  [
    'yarn.lock',
    '# yarn lockfile v1\n\nms@^2.0.0\n  version "2.0.0"\n',
    'line 3 is neither the name of a package',
  ],
  ['bun.lock', '{', 'services/api/bun.lock: cannot be read'],
])('says why a %s cannot be read: %s', (name, text, message) => {
  expect(() => readNodeLock(name, text, `services/api/${name}`)).toThrow(BrokenLockFile);
  expect(() => readNodeLock(name, text, `services/api/${name}`)).toThrow(message);
});
