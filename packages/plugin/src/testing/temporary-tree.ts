import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder for one test. */
export interface TemporaryTree {
  /** Absolute path without links. */
  readonly root: string;
  /** Writes files by their paths; a path that ends in a slash is an empty folder. */
  readonly write: (files: Readonly<Record<string, string | Uint8Array>>) => void;
  readonly link: (path: string, target: string) => void;
  readonly remove: () => void;
}

/** Makes an empty folder with some files in it. */
export function makeTree(files: Readonly<Record<string, string | Uint8Array>> = {}): TemporaryTree {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'nx-alpine-tree-')));
  const tree: TemporaryTree = {
    root,
    write: (more) => {
      for (const [path, content] of Object.entries(more)) writeEntry(join(root, path), content);
    },
    link: (path, target) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      symlinkSync(target, join(root, path));
    },
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 3 }),
  };
  tree.write(files);
  return tree;
}

function writeEntry(path: string, content: string | Uint8Array): void {
  mkdirSync(path.endsWith('/') ? path : dirname(path), { recursive: true });
  if (!path.endsWith('/')) writeFileSync(path, content);
}
