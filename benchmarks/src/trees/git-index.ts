import { execa } from 'execa';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedFolder } from './tree-plan';

/**
 * Makes the tree a repository in which every source is tracked and what Python leaves is ignored.
 *
 * Only the index is made: no command here reads objects, and a million of them would take longer than the rest. So each
 * entry names the empty blob, and `.git/info/exclude` stands in for a `.gitignore`, which would be one file more.
 */
export async function makeGitIndex(
  root: string,
  sources: readonly PlannedFolder[],
  signal: AbortSignal,
): Promise<void> {
  const options = { cancelSignal: signal, timeout: 300_000, cwd: root } as const;
  await execa('git', ['init', '--quiet', '--template='], options);
  await execa('git', ['update-index', '-z', '--index-info'], { ...options, input: indexInfo(sources) });
  const info = join(root, '.git/info');
  mkdirSync(info, { recursive: true });
  writeFileSync(join(info, 'exclude'), '__pycache__/\n*.py[cod]\nnode_modules/\n');
}

const EMPTY_BLOB = 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391';

function indexInfo(sources: readonly PlannedFolder[]): string {
  return sources
    .flatMap(({ path, files }) => files.map(({ name }) => (path === '.' ? name : `${path}/${name}`)))
    .map((path) => `100644 ${EMPTY_BLOB}\t${path}\0`)
    .join('');
}
