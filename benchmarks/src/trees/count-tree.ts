import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What lies in a tree, apart from git's own folder and from installed packages. */
export interface TreeCount {
  readonly sources: number;
  /** `.pyc` files and `__pycache__` folders. */
  readonly pollution: number;
}

/** Counts by looking at every folder, so that it depends on nothing that is being compared. */
export function countTree(root: string): TreeCount {
  let sources = 0;
  let pollution = 0;
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const { name } = entry;
      if (entry.isDirectory()) {
        if (name === '.git' || name === 'node_modules') continue;
        if (name === '__pycache__') pollution++;
        visit(join(folder, name));
      } else if (name.endsWith('.pyc')) pollution++;
      else sources++;
    }
  };
  visit(root);
  return { sources, pollution };
}
