import fastGlob from 'fast-glob';
import { rm } from 'node:fs/promises';

/** Whole caches, and the bytecode that lies elsewhere. */
async function clean(root: string): Promise<void> {
  const paths = await fastGlob(['**/__pycache__', '**/*.pyc'], {
    cwd: root,
    ignore: ['**/__pycache__/*'],
    dot: true,
    onlyFiles: false,
    followSymbolicLinks: false,
    absolute: true,
  });
  await Promise.all(paths.map((path) => rm(path, { recursive: true, force: true })));
}

const [, , root = '.'] = process.argv;

void clean(root);
