import { posix } from 'node:path';
import { folderOf } from '../../base/context-path';
import { below, isIn, upwards } from './workspace-path';
import type { ImportedName } from './python-imports';

const NODE_ENDINGS = [
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.json',
  '/index.ts',
  '/index.tsx',
  '/index.js',
];

/** The file of the workspace that an import of Node means; undefined where there is none, as for what a build makes. */
export function resolveNodeImport(
  file: string,
  { wanted }: ImportedName,
  isFile: (path: string) => boolean,
): string | undefined {
  return wanted
    .map((path) => posix.join(folderOf(file), path))
    .filter((path) => !path.startsWith('../'))
    .flatMap((path) => firstOf(candidates(path), isFile) ?? [])[0];
}

function firstOf(paths: Iterable<string>, isFile: (path: string) => boolean): string | undefined {
  for (const path of paths) if (isFile(path)) return path;
  return undefined;
}

function* candidates(path: string): Generator<string> {
  yield path;
  // TypeScript is imported by the name that it gets.
  if (/\.[mc]?jsx?$/.test(path)) yield path.replace(/\.(m|c)?js(x?)$/, '.$1ts$2');
  for (const ending of NODE_ENDINGS) yield path + ending;
}

/**
 * The file that an import of Python means. An absolute one is looked for from the folder of the file upwards, `src` folders
 * included, and never above the root of the context; several parts make it certain that no foreign package is meant.
 */
export function resolvePythonImport(
  file: string,
  root: string,
  { wanted }: ImportedName,
  isFile: (path: string) => boolean,
): string | undefined {
  const folder = folderOf(file);
  for (const name of wanted) {
    const [, dots = '', rest = ''] = /^(\.*)(.*)$/.exec(name) ?? [];
    const path = rest.replaceAll('.', '/');
    const starts = dots === '' ? startsOf(folder, root) : upwards(folder).slice(dots.length - 1, dots.length);
    const found = starts
      .flatMap((start) =>
        path === ''
          ? [below(start, '__init__.py')]
          : [`${below(start, path)}.py`, `${below(start, path)}/__init__.py`],
      )
      .find(isFile);
    if (found !== undefined) return found;
  }
  return undefined;
}

function startsOf(folder: string, root: string): string[] {
  return upwards(folder).filter((start) => start === root || isIn(root, start));
}
