/** What a group of pollution is called in options and reports. */
export type KindName = (typeof KINDS)[number]['name'];

/** A folder that tools make, known by its name. */
export interface FolderPattern {
  readonly name: string;
  /** The name of the folder that it must lie in. */
  readonly within?: string;
  /** Only files like these are removed from it, and the folder only when nothing else is left; without flags. Default: everything. */
  readonly only?: RegExp;
  /** One of these must lie in it, else the name means something else here. */
  readonly proof?: readonly string[];
  /** It cannot be anything but pollution, so it may be removed where no git tells what is tracked. */
  readonly isCertain: boolean;
}

/** A file that tools make, known by its name. */
export interface FilePattern {
  /** A name in which one `*` may stand for anything. */
  readonly name: string;
  /** The file must lie beside it: `$1` is what the `*` stands for. */
  readonly beside?: string;
  /** It counts only when it was last changed longer ago than this many hours; a younger one may be in use. */
  readonly settledHours?: number;
  readonly isCertain: boolean;
}

/** A group of pollution. */
export interface PollutionKind {
  readonly name: string;
  /** For people. */
  readonly title: string;
  readonly isDefault: boolean;
  readonly folders: readonly FolderPattern[];
  readonly files: readonly FilePattern[];
}

const BYTECODE = /\.py[co](?:\.\d+)?$|\.nb[ci]$/;

const certain = (name: string): FolderPattern => ({ name, isCertain: true });
const certainFile = (name: string): FilePattern => ({ name, isCertain: true });
const file = (name: string): FilePattern => ({ name, isCertain: false });

/** Every kind that there is; the ones that are no default hold what takes long to make again. */
export const KINDS = [
  {
    name: 'python',
    title: 'Python bytecode and tool caches',
    isDefault: true,
    folders: [
      { name: '__pycache__', only: BYTECODE, isCertain: true },
      ...['.pytest_cache', '.mypy_cache', '.ruff_cache', '.pytype', '.pyre'].map(certain),
    ],
    // Without its source beside it a .pyc can be a module that is shipped that way.
    files: [
      { name: '*.pyc', beside: '$1.py', isCertain: true },
      { name: '*.pyo', beside: '$1.py', isCertain: true },
    ],
  },
  {
    name: 'node',
    title: 'Node tool caches and logs',
    isDefault: true,
    folders: [
      ...['.turbo', '.parcel-cache', '.swc', '.vite', '.rpt2_cache', '.rollup.cache'].map(certain),
      { name: 'cache', within: '.next', isCertain: true },
      { name: 'cache', within: '.angular', isCertain: true },
    ],
    files: [
      ...['.eslintcache', '.stylelintcache', '*.tsbuildinfo'].map(certainFile),
      ...['npm-debug.log*', 'yarn-debug.log*', 'yarn-error.log*', '.pnpm-debug.log*', 'lerna-debug.log*'].map(
        file,
      ),
    ],
  },
  {
    name: 'build',
    title: 'build caches',
    isDefault: true,
    folders: [
      certain('.sass-cache'),
      certain('.gradle'),
      { name: '.cache', proof: ['CACHEDIR.TAG'], isCertain: true },
    ],
    files: [],
  },
  {
    name: 'coverage',
    title: 'coverage reports',
    isDefault: true,
    folders: [
      certain('.nyc_output'),
      {
        name: 'coverage',
        proof: ['lcov.info', 'lcov-report', 'coverage-final.json', 'clover.xml', 'cobertura-coverage.xml'],
        isCertain: false,
      },
      { name: 'htmlcov', proof: ['status.json', 'class_index.html'], isCertain: false },
    ],
    files: [file('.coverage'), file('.coverage.*')],
  },
  {
    name: 'editor',
    title: 'editor litter',
    isDefault: true,
    folders: [],
    files: [
      file('*~'),
      { name: '.*.swp', settledHours: 24, isCertain: false },
      { name: '.*.swo', settledHours: 24, isCertain: false },
    ],
  },
  {
    name: 'system',
    title: 'litter of operating systems',
    isDefault: true,
    folders: [],
    files: ['.DS_Store', 'Thumbs.db', 'ehthumbs.db'].map(certainFile),
  },
  {
    name: 'virtual-environments',
    title: 'Python virtual environments',
    isDefault: false,
    // Found by what lies in them, whatever they are called; these two hold several.
    folders: [
      { name: '.tox', isCertain: true },
      { name: '.nox', isCertain: true },
    ],
    files: [],
  },
  {
    name: 'node-modules',
    title: 'installed Node packages',
    isDefault: false,
    folders: [{ name: 'node_modules', isCertain: true }],
    files: [],
  },
] as const satisfies readonly PollutionKind[];

/** What lies in the root of a virtual environment, as venv, virtualenv, uv and conda make them. */
export const ENVIRONMENT_MARKERS: ReadonlySet<string> = new Set(['pyvenv.cfg', 'conda-meta']);
