import { join } from 'node:path';
import { repositoryRoot } from '../../../tools/dist/engine/repository-root';

/** The ignore files of this folder, and what is special about each. */
export const IGNORE_FILES = {
  product: '146 patterns of a large product, 16 of them with `!`',
  none: 'no patterns',
  litter: '4 patterns that exclude litter only',
  'allow-list': '`*`, three literal `!`, two exclusions',
  'allow-pattern': '`**`, one `!` with wildcards, one exclusion',
} as const;

/** The name of one of them. */
export type IgnoreFile = keyof typeof IGNORE_FILES;

/** Where it lies. */
export function ignoreFile(name: IgnoreFile): string {
  return join(repositoryRoot(), 'benchmarks/ignore-files', `${name}.dockerignore`);
}
