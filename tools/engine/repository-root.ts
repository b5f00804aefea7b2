import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the workspace, found from the source as well as from the compiled file. */
export function repositoryRoot(from = __dirname): string {
  if (existsSync(join(from, 'nx.json'))) return from;
  if (dirname(from) === from) throw new Error('no folder above this file has an nx.json');
  return repositoryRoot(dirname(from));
}
