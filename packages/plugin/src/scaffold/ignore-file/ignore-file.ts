import { escapePath } from '../../dockerignore/escape-path';
import { blockLines } from '../blocks/block-lines';
import { markBlock } from '../blocks/managed-block';
import { joinParts } from '../dockerfile/instructions';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';

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
  const block = markBlock({ name: 'projects', lines: blockLines('projects', project, files) });
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
    remadeFolders.length === 0
      ? []
      : ['# Made again inside the image.', ...remadeFolders.map((folder) => escapePath(folder))],
    builtFolders.length === 0
      ? []
      : [
          '# Built before the image; its packages are installed inside.',
          ...builtFolders.map(escapePath).flatMap(letIn),
        ],
  );
}

/** What was installed on this machine was so for its C library. */
function letIn(folder: string): string[] {
  return [`!${folder}`, `${folder}/**/node_modules`];
}

/** Whether a path lies in a folder that every ignore file excludes by its name, such as `dist`. */
export function isLitter(path: string): boolean {
  const names = LITTER.flat().map((pattern) => pattern.replace('**/', ''));
  return path.split('/').some((name) => names.includes(name));
}

/** Last, so that nothing lets it in again. */
const LITTER = [
  [
    '# Tests, by the names that their runners look for.',
    ...['**/test_*.py', '**/*_test.py', '**/conftest.py', '**/*_test.go'],
    ...['**/*.spec.*', '**/*.test.*', '**/__tests__', '**/__mocks__'],
  ],
  [
    '# What Python leaves behind.',
    ...['**/__pycache__', '**/*.py[cod]', '**/.pytest_cache', '**/.mypy_cache', '**/.ruff_cache'],
    ...['**/.venv', '**/.coverage*', '**/htmlcov', '**/*.egg-info'],
  ],
  [
    '# What Node leaves behind.',
    ...['**/node_modules', '**/dist', '**/coverage', '**/.next', '**/.turbo', '**/*.tsbuildinfo'],
  ],
  [
    "# What is nobody's source: settings of one machine, logs, litter of editors and systems, and how images are made.",
    ...['**/.env*', '**/*.log', '**/.git', '**/.nx', '**/.idea', '**/.vscode', '**/.DS_Store'],
    ...[
      '**/*Dockerfile',
      '**/*.dockerignore',
      '**/compose*.y*ml',
      '**/docker-compose*.y*ml',
      '**/project.json',
    ],
  ],
];
