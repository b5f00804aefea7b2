import { byPath } from '../base/context-path';
import { hashInPieces } from '../host/file-facts';
import type { ContextFile, ContextProblem } from './context-file';
import type { RememberedFiles } from './hash-memory/remembered-files';
import { emptyFolderLine, keyOf, manifestLine } from './manifest-line';

/**
 * One digest over everything that a context holds: the same for the same files on any machine.
 *
 * It is the SHA-256 of one line for each entry, `<mode> <SHA-256 of the content> <path>` and a NUL, in the order of the
 * paths by UTF-16 code units. Modes are those that git keeps: 100644, 100755 where the owner may execute, 120000 for a link,
 * whose content is its target; but 100600 and 100700 where others may not read, and 104755 and the like with a set-id bit. Times and owners do not count. Undefined where a content could not be read.
 */
export function digestManifest(
  files: readonly ContextFile[],
  emptyFolders: readonly string[],
  remembered?: RememberedFiles,
): string | undefined {
  if (files.some((file) => isHashed(file) && file.sha256 === undefined)) return undefined;
  const entries = [
    ...files.map((file) => ({ path: keyOf(file), line: manifestLine(file) })),
    ...emptyFolders.map((path) => ({ path, line: emptyFolderLine(path) })),
  ].sort(byPath);
  const manifest = remembered?.manifestWith(entries) ?? [entries.map(({ line }) => line).join('')];
  return `sha256:${hashInPieces(manifest)}`;
}

/** Whether nothing is missing from a list of files, so that there can be a digest. */
export function isWhole(problems: readonly ContextProblem[]): boolean {
  return !problems.some(({ kind }) => kind === 'unreadable-folder' || kind === 'unreadable-file');
}

function isHashed({ kind }: ContextFile): boolean {
  return kind === 'file' || kind === 'link';
}
