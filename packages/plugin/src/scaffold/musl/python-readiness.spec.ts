import { filesInMemory } from '../workspace-files';
import { readMuslReadiness, type MuslReadiness } from './readiness';
import type { MuslTarget } from '../../formats/musl/musl-target';

const project = { name: '@acme/backend', root: 'services/backend', dependencies: [] };
const AMD64: MuslTarget = { python: '3.13', architecture: 'amd64' };

const read = (files: Record<string, string>, target: MuslTarget = AMD64): MuslReadiness =>
  readMuslReadiness(project, filesInMemory(files), target);

const kindsOf = ({ verdicts }: MuslReadiness): string[] =>
  verdicts.map(({ name, kind }) => `${name} ${kind}`);

const PYPROJECT = '[project]\nname = "Acme_Backend"\nrequires-python = ">=3.12"\ndependencies = ["lxml"]\n';

/** An entry of a uv.lock with the tags of its wheels, and its sources by the word `sdist`. */
function uvPackage(name: string, version: string, ...files: string[]): string {
  const wheels = files.filter((file) => file !== 'sdist');
  const place = `https://files.pythonhosted.org/packages/00/${name.replaceAll('-', '_')}-${version}`;
  return `
[[package]]
name = "${name}"
version = "${version}"
source = { registry = "https://pypi.org/simple" }
${files.includes('sdist') ? `sdist = { url = "${place}.tar.gz", hash = "sha256:00" }` : ''}
wheels = [${wheels.map((tags) => `{ url = "${place}-${tags}.whl", hash = "sha256:00" }`).join(', ')}]
`;
}

/** A uv.lock of a workspace in which the project needs what is named. */
function uvLock(needs: readonly string[], ...packages: string[]): Record<string, string> {
  const head = `version = 1
revision = 3

[[package]]
name = "acme-backend"
version = "0.1.0"
source = { editable = "services/backend" }
dependencies = [${needs.map((need) => `{ ${need} }`).join(', ')}]

[[package]]
name = "acme-other"
version = "0.1.0"
source = { editable = "services/other" }
dependencies = [{ name = "tensorflow" }]
`;
  return { 'services/backend/pyproject.toml': PYPROJECT, 'uv.lock': [head, ...packages].join('') };
}

describe('a uv.lock', () => {
  const files = uvLock(
    [
      'name = "lxml"',
      'name = "psycopg2"',
      'name = "torch"',
      'name = "fastcode"',
      'name = "docopt"',
      'name = "httpx"',
    ],
    uvPackage(
      'lxml',
      '6.0.2',
      'sdist',
      'cp313-cp313-manylinux_2_26_x86_64',
      'cp313-cp313-musllinux_1_2_x86_64',
    ),
    uvPackage('psycopg2', '2.9.11', 'sdist', 'cp313-cp313-win_amd64'),
    uvPackage('torch', '2.9.1', 'cp313-cp313-manylinux_2_28_x86_64', 'cp313-none-macosx_11_0_arm64'),
    uvPackage('fastcode', '1.0.0', 'sdist', 'cp313-cp313-manylinux_2_28_x86_64'),
    uvPackage('docopt', '0.6.2', 'sdist'),
    uvPackage('httpx', '0.28.1', 'sdist', 'py3-none-any'),
    uvPackage('tensorflow', '2.20.0', 'cp313-cp313-manylinux_2_17_x86_64'),
  );

  it('tells what is ready, what compiles and what cannot work, for this project only', () => {
    const reason = 'none of its wheels is for musl, Python 3.13 and amd64';
    expect(read(files)).toEqual<MuslReadiness>({
      file: 'uv.lock',
      verdicts: [
        {
          name: 'docopt',
          version: '0.6.2',
          kind: 'unknown',
          reason: 'it comes as sources only, which may need a compiler',
        },
        {
          name: 'fastcode',
          version: '1.0.0',
          kind: 'compiles',
          reason,
          buildPackages: ['build-base'],
          runtimePackages: [],
          isKnown: false,
        },
        {
          name: 'httpx',
          version: '0.28.1',
          kind: 'ready',
          reason: 'httpx-0.28.1-py3-none-any.whl',
          runtimePackages: [],
        },
        {
          name: 'lxml',
          version: '6.0.2',
          kind: 'ready',
          reason: 'lxml-6.0.2-cp313-cp313-musllinux_1_2_x86_64.whl',
          runtimePackages: [],
        },
        {
          name: 'psycopg2',
          version: '2.9.11',
          kind: 'compiles',
          reason,
          buildPackages: ['build-base', 'libpq-dev'],
          runtimePackages: ['libpq'],
          isKnown: true,
        },
        {
          name: 'torch',
          version: '2.9.1',
          kind: 'impossible',
          reason: `${reason}, and it has no sources`,
          fix: 'make its image from Debian slim',
        },
      ],
      buildPackages: ['build-base', 'libpq-dev'],
      runtimePackages: ['libpq'],
      problems: [
        {
          what: '@acme/backend: torch 2.9.1 does not work on Alpine',
          why: `${reason}, and it has no sources`,
          fix: 'make its image from Debian slim',
        },
      ],
      notes: [
        `fastcode 1.0.0 needs build-base in the build stage: ${reason}; add what else it needs there, if that is not enough`,
        `psycopg2 2.9.11 needs build-base, libpq-dev in the build stage: ${reason}`,
        'uv.lock does not tell whether these work on musl: docopt 0.6.2',
      ],
    });
  });

  it('tells it for a version of Python and an architecture', () => {
    expect(read(files, { python: '3.14', architecture: 'amd64' }).buildPackages).toEqual([
      'build-base',
      'libpq-dev',
      'libxml2-dev',
      'libxslt-dev',
    ]);
    expect(read(files, { python: '3.13', architecture: 'arm64' }).runtimePackages).toEqual([
      'libpq',
      'libxml2',
      'libxslt',
    ]);
  });

  it('passes over what its markers exclude, and takes in extras', () => {
    const extra = '\n[package.optional-dependencies]\nstandard = [{ name = "httptools" }]\n';
    const lock = uvLock(
      ['name = "uvicorn", extra = ["standard"]', `name = "pywin32", marker = "sys_platform == 'win32'"`],
      uvPackage('uvicorn', '0.38.0', 'py3-none-any') + extra,
      uvPackage('httptools', '0.7.1', 'sdist', 'cp313-cp313-manylinux_2_17_x86_64'),
      uvPackage('pywin32', '311', 'cp313-cp313-win_amd64'),
    );
    expect(kindsOf(read(lock))).toEqual(['httptools compiles', 'uvicorn ready']);
  });

  it('tells nothing of what is not from an index', () => {
    const kit =
      '\n[[package]]\nname = "kit"\nversion = "1.0"\nsource = { git = "https://example.com/kit.git#00" }\n';
    expect(read(uvLock(['name = "kit"'], kit)).verdicts).toEqual([
      { name: 'kit', version: '1.0', kind: 'unknown', reason: 'it is not from an index' },
    ]);
  });

  it('takes the version of a package that its condition leads to', () => {
    const lock = uvLock(
      [
        `name = "numpy", version = "2.2.6", marker = "python_full_version < '3.13'"`,
        `name = "numpy", version = "2.3.4", marker = "python_full_version >= '3.13'"`,
      ],
      uvPackage('numpy', '2.2.6', 'cp312-cp312-musllinux_1_2_x86_64'),
      uvPackage('numpy', '2.3.4', 'cp313-cp313-musllinux_1_2_x86_64'),
    );
    expect(read(lock).verdicts.map(({ version, kind }) => [version, kind])).toEqual([['2.3.4', 'ready']]);
  });

  it('is looked at as a whole where the project is not found in it', () => {
    const pyproject = PYPROJECT.replace('Acme_Backend', 'elsewhere');
    const { verdicts, notes } = read({ ...files, 'services/backend/pyproject.toml': pyproject });
    expect(verdicts.map(({ name }) => name)).toContain('tensorflow');
    expect(notes[0]).toBe('uv.lock does not tell what is for development only; all of it was looked at');
  });
});

it('names a library that is looked for at run time, unless a package brings it', () => {
  const psycopg = uvPackage('psycopg', '3.2.12', 'py3-none-any');
  const binary = uvPackage('psycopg-binary', '3.2.12', 'cp313-cp313-musllinux_1_2_x86_64');
  const alone = read(uvLock(['name = "psycopg"'], psycopg));
  expect([alone.runtimePackages, alone.notes]).toEqual([
    ['libpq'],
    ['psycopg 3.2.12: it looks for libpq when it runs'],
  ]);
  const both = read(uvLock(['name = "psycopg"', 'name = "psycopg-binary"'], psycopg, binary));
  expect([both.runtimePackages, both.notes]).toEqual([[], []]);
});

describe('a poetry.lock', () => {
  const poetryPackage = (name: string, facts: string, file: string): string =>
    `[[package]]\nname = "${name}"\nversion = "1.0"\noptional = false\n${facts}\nfiles = [{file = "${file}", hash = "sha256:00"}]\n`;

  it('of poetry 2 tells what is for development', () => {
    const files = {
      'services/backend/pyproject.toml': PYPROJECT,
      'services/backend/poetry.lock': [
        poetryPackage('lxml', 'groups = ["main"]', 'lxml-1.0-cp313-cp313-win_amd64.whl'),
        poetryPackage('torch', 'groups = ["dev"]', 'torch-1.0-cp313-cp313-manylinux_2_28_x86_64.whl'),
      ].join('\n'),
    };
    expect(kindsOf(read(files))).toEqual(['lxml impossible']);
  });

  it('of poetry 1.8 is followed from pyproject.toml', () => {
    const files = {
      'services/backend/pyproject.toml': '[tool.poetry.dependencies]\npython = "^3.12"\nlxml = "*"\n',
      'services/backend/poetry.lock': [
        poetryPackage('lxml', '', 'lxml-1.0.tar.gz'),
        poetryPackage('torch', '', 'torch-1.0-cp313-cp313-manylinux_2_28_x86_64.whl'),
      ].join('\n'),
    };
    expect(read(files)).toMatchObject({
      file: 'services/backend/poetry.lock',
      verdicts: [{ name: 'lxml', kind: 'compiles', reason: 'it comes as sources only' }],
      notes: [
        'lxml 1.0 needs build-base, libxml2-dev, libxslt-dev in the build stage: it comes as sources only',
      ],
    });
  });
});

describe('requirements, which name no files', () => {
  it('are judged by what is known, and the rest is said to be unknown', () => {
    const readiness = read({
      'services/backend/requirements.txt':
        '-r base.txt\npsycopg2==2.9.11\nonnxruntime==1.23.0\npython-magic\npywin32; sys_platform == "win32"\n',
      'services/backend/base.txt': '-r requirements.txt\nfastapi\nacme-secret==1\nlxml==6.0.2\n',
    });
    expect(readiness).toEqual({
      file: 'services/backend/requirements.txt',
      verdicts: expect.any(Array) as unknown,
      buildPackages: ['build-base', 'libpq-dev'],
      runtimePackages: ['libmagic', 'libpq'],
      problems: [
        {
          what: '@acme/backend: onnxruntime 1.23.0 does not work on Alpine',
          why: 'it has wheels for glibc only, and no sources',
          fix: 'make its image from Debian slim',
        },
      ],
      notes: [
        'psycopg2 2.9.11 needs build-base, libpq-dev in the build stage: it has no wheel for musl',
        'python-magic: it looks for libmagic when it runs',
        'services/backend/requirements.txt does not tell whether these work on musl: acme-secret 1',
      ],
    });
    expect(kindsOf(readiness)).toEqual([
      'acme-secret unknown',
      'fastapi ready',
      'lxml ready',
      'onnxruntime impossible',
      'psycopg2 compiles',
      'python-magic ready',
    ]);
  });

  it('are taken to be new where newer versions are better', () => {
    expect(kindsOf(read({ 'services/backend/requirements.txt': 'pyarrow==22.0.0\n' }))).toEqual([
      'pyarrow ready',
    ]);
    const old = uvLock(
      ['name = "pyarrow"'],
      uvPackage('pyarrow', '17.0.0', 'sdist', 'cp313-cp313-manylinux_2_28_x86_64'),
    );
    expect(kindsOf(read(old))).toEqual(['pyarrow impossible']);
  });

  it('bring in what an extra is known to bring', () => {
    const readiness = read({ 'services/backend/requirements.txt': 'psycopg[c]==3.2.12\n' });
    expect(kindsOf(readiness)).toEqual(['psycopg ready', 'psycopg-c compiles']);
    expect(readiness.buildPackages).toEqual(['build-base', 'libpq-dev']);
  });

  it('may stand in a pyproject.toml', () => {
    const pyproject =
      '[project]\nname = "backend"\ndependencies = ["psycopg[binary]>=3", "mysqlclient~=2.2"]\n';
    const readiness = read({ 'services/backend/pyproject.toml': pyproject });
    expect(kindsOf(readiness)).toEqual(['mysqlclient compiles', 'psycopg ready', 'psycopg-binary ready']);
    expect(readiness.runtimePackages).toEqual(['mariadb-connector-c']);
  });
});

it('finds nothing where nothing is installed', () => {
  expect(read({ 'services/backend/main.py': '' })).toEqual({
    file: undefined,
    verdicts: [],
    buildPackages: [],
    runtimePackages: [],
    problems: [],
    notes: [],
  });
});
