import type { ContextFile } from './context-file';

/** The line of a file in the manifest of a context, with the NUL that ends it. */
export function manifestLine(file: ContextFile): string {
  return `${modeOf(file)} ${file.sha256 ?? '-'} ${keyOf(file)}\0`;
}

/** The line of a folder that is sent with nothing in it. */
export function emptyFolderLine(path: string): string {
  return `040000 - ${path}\0`;
}

/** What stands for a file in the manifest and gives it its place there. */
export function keyOf({ path, pathBytes }: ContextFile): string {
  return pathBytes ?? path;
}

/**
 * Like git's modes, so that the umask of a machine makes no difference; but a file that others may not read is told apart, since
 * a service that runs as somebody else could not read it in the image either, and so are the set-id and sticky bits.
 */
function portableMode(mode: number): string {
  const special = String((mode >> 9) & 0o7);
  const others = (mode & 0o004) !== 0;
  if ((mode & 0o100) !== 0) return `10${special}${others ? '755' : '700'}`;
  return `10${special}${others ? '644' : '600'}`;
}

function modeOf({ kind, mode }: ContextFile): string {
  switch (kind) {
    case 'file':
      return portableMode(mode);
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
