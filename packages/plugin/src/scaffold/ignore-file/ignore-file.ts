import { escapePath } from '../../dockerignore/escape-path';
import { blockLines } from '../blocks/block-lines';
import { markBlock } from '../blocks/managed-block';
import { joinParts } from '../dockerfile/instructions';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { OUTPUT_FOLDERS } from './project-lines';

/** What an image needs of the context beside the folders of its projects. */
export interface IgnoreFileRequest {
  /** Files and folders of the workspace root, and of other folders, that the Dockerfile copies; patterns as `COPY` has them. */
  readonly rootFiles: readonly string[];
  /** Folders that are built before the image, and that the Dockerfile copies; their names are excluded elsewhere. */
  readonly builtFolders: readonly string[];
  /** Folders that are made again inside the image under the same path; those of this machine stay outside. */
  readonly remadeFolders?: readonly string[];
}

/** The ignore file of one Dockerfile: nothing but what is named, and of that not what tools leave behind. */
export function ignoreFileText(
  project: ScaffoldProject,
  { rootFiles, builtFolders, remadeFolders = [] }: IgnoreFileRequest,
  files: WorkspaceFiles,
): string {
  const isAtRoot = project.root === '.';
  const lines = blockLines('projects', project, files);
  const block = markBlock({ name: 'projects', lines });
  const remade = remadeFolders.map(escapePath).filter((folder) => !lines.includes(folder));
  return joinParts(
    isAtRoot
      ? ['# The project is the whole workspace; what it does not need is named below.', ...block]
      : [
          '# Nothing of the workspace, except the project and the projects it depends on.',
          '*',
          ...block,
          ...rootFiles.map((file) => `!${file}`),
        ],
    ...LITTER,
    remade.length === 0 ? [] : ['# Made again inside the image.', ...remade],
    builtFolders.length === 0
      ? []
      : [
          '# Built before the image; its packages are installed inside.',
          ...builtFolders.map(escapePath).flatMap(letIn),
        ],
  );
}

/** What was installed on this machine was so for its C library; and no folder brings settings in that were kept out. */
function letIn(folder: string): string[] {
  return [`!${folder}`, ...['node_modules', '.env*', '.git'].map((name) => `${folder}/**/${name}`)];
}

/** Whether a path lies in a folder that ignore files exclude, everywhere by its name or as the output of a project. */
export function isLitter(path: string): boolean {
  return isLitterEverywhere(path) || path.split('/').some((name) => OUTPUT_FOLDERS.includes(name));
}

/** Whether a path lies in a folder that every ignore file excludes by its name, such as `node_modules`. */
export function isLitterEverywhere(path: string): boolean {
  const names = LITTER.flat().map((pattern) => pattern.replace('**/', ''));
  return path.split('/').some((name) => names.includes(name));
}

/**
 * Last, so that nothing lets it in again. Only names that no program imports or reads: `test_mode.py`, `ab_test.py`,
 * `coverage/` and `openapi.spec.json` may all belong to a program.
 */
const LITTER = [
  [
    '# Tests, by names that nothing else has.',
    ...['**/conftest.py', '**/*_test.go', '**/__tests__', '**/__mocks__'],
    ...['**/*.spec.[jt]s', '**/*.spec.[jt]sx', '**/*.spec.[cm][jt]s'],
    ...['**/*.test.[jt]s', '**/*.test.[jt]sx', '**/*.test.[cm][jt]s'],
  ],
  [
    '# What Python leaves behind.',
    ...['**/__pycache__', '**/*.py[cod]', '**/.pytest_cache', '**/.mypy_cache', '**/.ruff_cache'],
    ...['**/.venv', '**/.coverage*', '**/htmlcov', '**/*.egg-info'],
  ],
  [
    '# What Node leaves behind.',
    ...['**/node_modules', '**/.next', '**/.turbo', '**/.nyc_output', '**/*.tsbuildinfo'],
  ],
  [
    "# What is nobody's source: settings of one machine, logs, litter of editors and systems, and how images are made.",
    ...['**/.env*', '**/*.log', '**/.git', '**/.nx', '**/.idea', '**/.vscode', '**/.DS_Store'],
    ...[
      '**/*Dockerfile',
      '**/*.dockerignore',
      '**/compose.y*ml',
      '**/compose.*.y*ml',
      '**/docker-compose*.y*ml',
    ],
  ],
];
