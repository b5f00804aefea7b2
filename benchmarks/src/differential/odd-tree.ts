import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Random } from '../random';

/** Names that patterns trip over: dots, blanks, brackets, signs of regular expressions, one name inside another. */
export const ODD_NAMES = [
  ...['a', 'b', 'ab', 'abc', 'aXb', 'a.b', '.a', '.env', '.env.local', 'x.py', 'x.pyc', 'y.py', 'z.PY'],
  ...[
    'docs',
    'src',
    'node_modules',
    'Mocks',
    'testMocks',
    'Mocks.ts',
    'README.md',
    'file.tar.gz',
    '__pycache__',
  ],
  ...[
    'a b',
    'a+b',
    'a^b',
    'a$',
    '(a)',
    '{a}',
    '[a]',
    'a]',
    'a|b',
    'a*b',
    'a?',
    '~',
    '#a',
    '!a',
    'ä',
    'äb',
    '...',
  ],
];

const FOLDERS = 60;
const FILES = 300;
const DEEPEST = 4;

/** Makes a small tree with odd names, empty folders and links, and answers with the paths of its files and links. */
export function makeOddTree(root: string, random: Random): string[] {
  const folders = new Set(['']);
  for (let tries = 0; tries < FOLDERS; tries++) {
    const above = random.pick([...folders]);
    if (above.split('/').length <= DEEPEST) folders.add(`${above}${random.pick(ODD_NAMES)}/`);
  }
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
  const files = new Set<string>();
  for (let tries = 0; tries < FILES; tries++) {
    const path = random.pick([...folders]) + random.pick(ODD_NAMES);
    if (!folders.has(`${path}/`)) files.add(path);
  }
  for (const path of files) makeFile(join(root, path), random);
  return [...files].sort();
}

/** One in ten is a link: to a file beside it, to the folder above, or to nothing. */
function makeFile(path: string, random: Random): void {
  if (random.chance(0.1)) symlinkSync(random.pick(['x.py', '..', 'nowhere']), path);
  else writeFileSync(path, dirname(path).slice(-random.below(9)));
}
