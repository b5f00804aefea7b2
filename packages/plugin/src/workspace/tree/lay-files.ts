import type { Tree } from '@nx/devkit';
import type { PlannedFile } from '../../scaffold/planned-file';

/** What became of a planned file: `kept` is one that exists, differs, and stays as it is. */
export type Fate = 'created' | 'unchanged' | 'kept' | 'overwritten';

export interface LaidFile {
  readonly path: string;
  readonly fate: Fate;
}

/** Writes planned files into a tree; what exists is overwritten only by force. */
export function layFiles(tree: Tree, files: readonly PlannedFile[], isForced: boolean): LaidFile[] {
  return files.map((file) => {
    const fate = fateOf(tree, file, isForced);
    if (fate === 'created' || fate === 'overwritten') tree.write(file.path, file.content);
    return { path: file.path, fate };
  });
}

function fateOf(tree: Tree, { path, content }: PlannedFile, isForced: boolean): Fate {
  if (!tree.exists(path)) return 'created';
  const present = tree.read(path, 'utf8') ?? '';
  // git may have given the file this system's line ends.
  if (present.replaceAll('\r\n', '\n') === content) return 'unchanged';
  return isForced ? 'overwritten' : 'kept';
}

/** Says what Nx's own list of changes does not: which files were left as they are; undefined where there are none. */
export function describeKept(laid: readonly LaidFile[]): string | undefined {
  const kept = laid.filter(({ fate }) => fate === 'kept').map(({ path }) => path);
  if (kept.length === 0) return undefined;
  const them = kept.length === 1 ? 'it' : 'them';
  return [
    ...kept.map((path) => `KEPT   ${path}: it exists and differs from what would be written`),
    `  → --force overwrites ${them}; --force --dry-run shows it without doing it`,
  ].join('\n');
}
