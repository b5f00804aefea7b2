import type { ContextFile } from './context-file';

/** The line of a file in the manifest of a context, with the NUL that ends it. */
export function manifestLine(file: ContextFile): string {
  return `${gitMode(file)} ${file.sha256 ?? '-'} ${keyOf(file)}\0`;
}

/** The line of a folder that is sent with nothing in it. */
export function emptyFolderLine(path: string): string {
  return `040000 - ${path}\0`;
}

/** What stands for a file in the manifest and gives it its place there. */
export function keyOf({ path, pathBytes }: ContextFile): string {
  return pathBytes ?? path;
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
