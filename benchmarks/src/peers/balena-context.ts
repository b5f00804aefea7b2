import ignore from '@balena/dockerignore';
import fastGlob from 'fast-glob';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All files of a tree through the filter, and then their sizes. */
async function count(root: string, ignoreFile: string): Promise<string> {
  const filter = ignore().add(readFileSync(ignoreFile, 'utf8'));
  const paths = await fastGlob('**', { cwd: root, dot: true, followSymbolicLinks: false });
  const included = filter.filter(paths);
  const bytes = included.reduce((sum, path) => sum + lstatSync(join(root, path)).size, 0);
  return `${included.length} ${bytes}`;
}

const [, , root = '.', ignoreFile = ''] = process.argv;

void count(root, ignoreFile).then((line) => console.log(line));
