import { readdirSync, rmdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';

/** What one writes first: one thread, one call at a time. */
function clean(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) {
      if (entry.name.endsWith('.pyc')) unlinkSync(path);
      continue;
    }
    clean(path);
    if (entry.name === '__pycache__') rmdirSync(path);
  }
}

const [, , root = '.'] = process.argv;

clean(root);
