import { join } from 'node:path';
import { UserError } from '../../base/user-error';
import { findIgnoreFile } from '../../build-context/effective-ignore-file';
import { compilePathTest } from '../../dockerignore/folder-rules';
import { readIgnoreRules } from '../../dockerignore/ignore-rules';

/** Files at the workspace root that decide what a build installs. */
const ROOT_MANIFESTS = [
  ...[
    'package.json',
    'package-lock.json',
    'npm-shrinkwrap.json',
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    '.npmrc',
  ],
  ...['yarn.lock', '.yarnrc.yml', 'bun.lock', 'bun.lockb', 'pyproject.toml', 'uv.lock', 'poetry.lock'],
  ...['requirements.txt', 'Pipfile.lock', 'go.mod', 'go.sum', 'go.work', 'go.work.sum'],
] as const;

/** The root manifests that any of the Dockerfiles can receive; what their ignore files exclude decides nothing. */
export function findRootInputs(dockerfiles: readonly string[], workspaceRoot: string): string[] {
  const receives = dockerfiles.map((dockerfile) => readFilter(dockerfile, workspaceRoot));
  return ROOT_MANIFESTS.filter((manifest) => receives.some((isReceived) => isReceived(manifest)));
}

/** Whether a file would be received; everything would, as far as we know, under an ignore file that the engine refuses. */
function readFilter(dockerfile: string, workspaceRoot: string): (path: string) => boolean {
  const ignoreFile = findIgnoreFile(workspaceRoot, join(workspaceRoot, dockerfile));
  if (ignoreFile === undefined) return () => true;
  try {
    const isExcluded = compilePathTest(readIgnoreRules(ignoreFile.content, ignoreFile.path));
    const received = new Set<string>(ROOT_MANIFESTS.filter((path) => !isExcluded(path)));
    return (path) => received.has(path);
  } catch (error) {
    if (error instanceof UserError) return () => true;
    throw error;
  }
}
