import type { Command } from '../measuring/measure';
import { ours, peer } from '../scripts';

/** The base of all comparisons: one pass, in C. */
export function findDelete(root: string): Command {
  const expression = ['(', '-name', '*.pyc', '-o', '-name', '__pycache__', ')'];
  return {
    name: '`find . -depth … -delete`',
    argv: ['find', '.', '-depth', ...expression, '-delete'],
    cwd: root,
  };
}

/** Ours, which leaves tracked files alone and needs no list of exceptions. */
export function ourClean(root: string): Command {
  return { name: '**ours**', argv: ours('clean', root) };
}

/** Everything that is compared, the base first. Each is told what it needs to clean the whole tree. */
export function cleanCommands(root: string): Command[] {
  return [
    findDelete(root),
    { name: '`git clean -fdX`', argv: ['git', 'clean', '-q', '-fdX'], cwd: root },
    { name: 'plain Node (`readdirSync`, `unlinkSync`)', argv: peer('plain-node', root) },
    { name: 'two threads of Node, nothing protected or counted', argv: peer('two-threads', root) },
    { name: '`fast-glob` + `fs.promises.rm`', argv: peer('fast-glob', root) },
    { name: '`rimraf`', argv: peer('rimraf', root) },
    { name: '`del`', argv: peer('del', root) },
    ourClean(root),
  ];
}
