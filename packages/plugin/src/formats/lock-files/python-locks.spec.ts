import { BrokenLockFile } from './broken-lock-file';
import { readPoetryLock } from './poetry-lock';
import { readRequirementsFile } from './requirements-file';
import { readUvLock } from './uv-lock';

const NOTHING = { files: [], isLocal: false, requires: [], extras: new Map() };

it('reads a uv.lock', () => {
  const lock = readUvLock(
    `version = 1
revision = 3
requires-python = ">=3.12"

[[package]]
name = "acme-backend"
version = "0.1.0"
source = { virtual = "services/backend" }
dependencies = [
    { name = "psycopg", extra = ["c"] },
    { name = "pywin32", marker = "sys_platform == 'win32'" },
]

[package.dev-dependencies]
dev = [{ name = "pytest" }]

[[package]]
name = "psycopg"
version = "3.2.12"
source = { registry = "https://pypi.org/simple" }
dependencies = [{ name = "typing-extensions", marker = "python_full_version < '3.13'" }]
sdist = { url = "https://files.pythonhosted.org/packages/a8/77/psycopg-3.2.12.tar.gz", hash = "sha256:85c0" }
wheels = [
    { url = "https://files.pythonhosted.org/packages/c8/28/psycopg-3.2.12-py3-none-any.whl", hash = "sha256:8a1b" },
]

[package.optional-dependencies]
c = [{ name = "psycopg-c", marker = "implementation_name != 'pypy'" }]

[[package]]
name = "torch"
version = "2.9.1+cpu"
source = { registry = "https://download.pytorch.org/whl/cpu" }
wheels = [{ url = "https://download.pytorch.org/whl/cpu/torch-2.9.1%2Bcpu-cp313-cp313-manylinux_2_28_x86_64.whl" }]

[[package]]
name = "acme-kit"
version = "1.0.0"
source = { git = "https://example.com/kit.git?rev=main#00" }
`,
    'uv.lock',
  );
  const psycopgC = {
    name: 'psycopg-c',
    version: undefined,
    extras: [],
    marker: "implementation_name != 'pypy'",
  };
  expect(lock).toEqual({
    main: undefined,
    packages: [
      {
        ...NOTHING,
        name: 'acme-backend',
        version: '0.1.0',
        isLocal: true,
        requires: [
          { name: 'psycopg', version: undefined, extras: ['c'], marker: undefined },
          { name: 'pywin32', version: undefined, extras: [], marker: "sys_platform == 'win32'" },
        ],
      },
      {
        ...NOTHING,
        name: 'psycopg',
        version: '3.2.12',
        files: ['psycopg-3.2.12-py3-none-any.whl', 'psycopg-3.2.12.tar.gz'],
        requires: [
          {
            name: 'typing-extensions',
            version: undefined,
            extras: [],
            marker: "python_full_version < '3.13'",
          },
        ],
        extras: new Map([['c', [psycopgC]]]),
      },
      {
        ...NOTHING,
        name: 'torch',
        version: '2.9.1+cpu',
        files: ['torch-2.9.1+cpu-cp313-cp313-manylinux_2_28_x86_64.whl'],
      },
      { ...NOTHING, name: 'acme-kit', version: '1.0.0' },
    ],
  });
});

describe('poetry.lock', () => {
  const uvloop = (facts: string): string => `[[package]]
name = "uvloop"
version = "0.22.1"
optional = false
${facts}
files = [
    {file = "uvloop-0.22.1-cp313-cp313-musllinux_1_2_x86_64.whl", hash = "sha256:00"},
    {file = "uvloop-0.22.1.tar.gz", hash = "sha256:01"},
]

[package.dependencies]
Typing_Extensions = {version = ">=4.8", markers = "python_version < \\"3.11\\""}
`;
  const PACKAGE = {
    ...NOTHING,
    name: 'uvloop',
    version: '0.22.1',
    files: ['uvloop-0.22.1-cp313-cp313-musllinux_1_2_x86_64.whl', 'uvloop-0.22.1.tar.gz'],
    requires: [
      { name: 'typing-extensions', version: undefined, extras: [], marker: 'python_version < "3.11"' },
    ],
  };
  const main = (marker?: string): object => ({ name: 'uvloop', version: '0.22.1', extras: [], marker });

  it.each<[string, string, readonly object[] | undefined]>([
    [
      '2',
      'groups = ["main", "dev"]\nmarkers = "sys_platform != \'win32\'"',
      [main("sys_platform != 'win32'")],
    ],
    ['2, for development', 'groups = ["dev"]', []],
    [
      '2, with a marker for each group',
      'groups = ["main", "dev"]\nmarkers = {main = "os_name == \'posix\'", dev = "os_name == \'nt\'"}',
      [main("os_name == 'posix'")],
    ],
    ['1.4', 'category = "main"', [main()]],
    ['1.8', '', undefined],
  ])('of poetry %s', (_, facts, expected) => {
    expect(readPoetryLock(uvloop(facts), 'poetry.lock')).toEqual({ packages: [PACKAGE], main: expected });
  });

  it('of poetry 1.0 has its files in a table of their own', () => {
    const text = `[[package]]
category = "main"
name = "six"
optional = true
version = "1.14.0"

[metadata.files]
six = [{file = "six-1.14.0-py2.py3-none-any.whl", hash = "sha256:00"}]
`;
    expect(readPoetryLock(text, 'poetry.lock')).toEqual({
      packages: [{ ...NOTHING, name: 'six', version: '1.14.0', files: ['six-1.14.0-py2.py3-none-any.whl'] }],
      main: [],
    });
  });
});

it('reads a requirements file, with and without hashes', () => {
  const { packages, main, includes } = readRequirementsFile(`# compiled
--index-url https://pypi.org/simple
-r base.txt
--requirement=extra.txt
-e ./libs/kit
Pillow==11.3.0 \\
    --hash=sha256:00 \\
    --hash=sha256:01
    # via -r requirements.in
psycopg[binary, pool] >=3.2 ; python_version >= "3.12"  # driver
uvloop==0.22.1; sys_platform != 'win32'
torch @ https://download.pytorch.org/whl/torch-2.9.1%2Bcpu-cp313-cp313-manylinux_2_28_x86_64.whl#sha256=00
kit @ git+https://example.com/kit.git@main
`);
  const entry = (name: string, version?: string, files?: string[]): object => ({
    ...NOTHING,
    name,
    version,
    files,
  });
  expect(packages).toEqual([
    entry('pillow', '11.3.0'),
    entry('psycopg'),
    entry('uvloop', '0.22.1'),
    entry('torch', undefined, ['torch-2.9.1+cpu-cp313-cp313-manylinux_2_28_x86_64.whl']),
    entry('kit'),
  ]);
  expect(main?.map(({ name, extras, marker }) => [name, extras, marker])).toEqual([
    ['pillow', [], undefined],
    ['psycopg', ['binary', 'pool'], 'python_version >= "3.12"'],
    ['uvloop', [], "sys_platform != 'win32'"],
    ['torch', [], undefined],
    ['kit', [], undefined],
  ]);
  expect(includes).toEqual(['base.txt', 'extra.txt']);
});

it.each([
  ['uv.lock', readUvLock],
  ['poetry.lock', readPoetryLock],
])('says why a %s cannot be read', (file, read) => {
  expect(read('', file).packages).toEqual([]);
  expect(() => read('[[package]\n', file)).toThrow(BrokenLockFile);
  expect(() => read('[[package]\n', file)).toThrow(`${file}: cannot be read: Invalid TOML document`);
  expect(() => read('<<<<<<< HEAD\nversion = 1\n=======\n', file)).toThrow('a merge left both sides in it');
});
