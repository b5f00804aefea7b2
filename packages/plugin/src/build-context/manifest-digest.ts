import { hashText } from '../host/file-facts';
import type { ContextFile } from './context-file';

/**
 * One digest over everything that a context holds: the same for the same files on any machine.
 *
 * It is the SHA-256 of one line for each entry, `<mode> <SHA-256 of the content> <path>` and a NUL, in the order of the
 * paths by UTF-16 code units. Modes are those that git keeps: 100644, 100755 where the owner may execute, 120000 for a link,
 * whose content is its target. Times and owners do not count. Undefined where a content could not be read.
 */
export function digestManifest(
  files: readonly ContextFile[],
  emptyFolders: readonly string[],
): string | undefined {
  if (files.some((file) => isHashed(file) && file.sha256 === undefined)) return undefined;
  const entries = [
    ...files.map((file) => ({
      path: file.pathBytes ?? file.path,
      line: `${gitMode(file)} ${file.sha256 ?? '-'}`,
    })),
    ...emptyFolders.map((path) => ({ path, line: '040000 -' })),
  ];
  entries.sort((one, other) => (one.path < other.path ? -1 : 1));
  return `sha256:${hashText(entries.map(({ path, line }) => `${line} ${path}\0`).join(''))}`;
}

function isHashed({ kind }: ContextFile): boolean {
  return kind === 'file' || kind === 'link';
}

function gitMode({ kind, mode }: ContextFile): string {
  switch (kind) {
    case 'file':
      return (mode & 0o100) === 0 ? '100644' : '100755';
    case 'link':
      return '120000';
    case 'socket':
      return '140000';
    case 'pipe':
      return '010000';
    case 'device':
      return '020000';
  }
}
