import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every path below a root, relative, a folder (which ends in a slash) before what is in it. */
export function listTree(root: string): string[] {
  const paths: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}${entry.name}`;
      if (!entry.isDirectory()) {
        paths.push(path);
        continue;
      }
      paths.push(`${path}/`);
      visit(`${path}/`);
    }
  };
  visit('');
  return paths;
}
