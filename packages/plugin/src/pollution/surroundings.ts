import type { DirectoryEntry } from '../host/read-folder';
import { ENVIRONMENT_MARKERS } from './kinds';

/** What a folder is, beside what it is called. */
export interface Surroundings {
  isEnvironment: boolean;
  isRepository: boolean;
  isProject: boolean;
}

const MARKERS: ReadonlyMap<unknown, keyof Surroundings> = new Map([
  ['.git', 'isRepository'],
  ...[...ENVIRONMENT_MARKERS].map((name) => [name, 'isEnvironment'] as const),
  ...['project.json', 'package.json', 'pyproject.toml'].map((name) => [name, 'isProject'] as const),
]);

/** What a folder is, by the names in it. */
export function lookAround(entries: readonly DirectoryEntry[]): Surroundings {
  const found: Surroundings = { isEnvironment: false, isRepository: false, isProject: false };
  for (const { name } of entries) {
    const mark = MARKERS.get(name);
    if (mark !== undefined) found[mark] = true;
  }
  return found;
}
