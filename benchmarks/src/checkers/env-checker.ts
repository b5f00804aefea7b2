import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { nameOf, type Checker } from './checker';

const home = dirname(createRequire(__filename).resolve('dotenv-linter/package.json'));

/** The package of this name at npm's registry, which is another one than the program in Rust. */
export const dotenvLinter: Checker = {
  name: 'dotenv-linter (npm)',
  looksAt: (path) => nameOf(path).startsWith('.env') || path.endsWith('.env'),
  check: (root, file) => {
    const { stdout } = spawnSync(process.execPath, [join(home, 'src/bin.js'), file], {
      cwd: root,
      encoding: 'utf8',
    });
    // eslint-disable-next-line no-control-regex -- it colours what it prints
    const plain = stdout.replaceAll(/\u001b\[[\d;]*m/g, '');
    return [...plain.matchAll(/^ {2}\d+\t\S+\t.*\t(\S+)$/gm)].map(([, rule = '']) => rule);
  },
};
