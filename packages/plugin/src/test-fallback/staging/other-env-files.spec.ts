import { join } from 'node:path';
import { makeTree } from '../../testing/temporary-tree';
import { readOtherEnvFiles } from './other-env-files';

it('reads the keys of env files that programs load by themselves', () => {
  const tree = makeTree({
    '.env': '# note\nexport A=1\n B = 2\nEMPTY=\nQUOTED="" # none\nYAML: x\nNOVALUE\n',
    '.env.production': '\uFEFFC=3\r\nD=4\r\n',
    '.local.env': 'E=5\n',
    '.env.staging.tests': 'SELF=1\n',
    '.env.other.tests': 'OTHER=1\n',
    '.env.example': 'EXAMPLE=1\n',
    'notes.env': 'NOTE=1\n',
  });
  try {
    const files = readOtherEnvFiles(
      [tree.root, tree.root, join(tree.root, 'none')],
      join(tree.root, '.env.staging.tests'),
    );
    const shown = files.map(({ name, keys }) => [
      name,
      ...keys.map(({ key, line, isEmpty }) => `${String(line)} ${key}${isEmpty ? ' empty' : ''}`),
    ]);
    expect(shown).toEqual([
      ['.env', '2 A', '3 B', '4 EMPTY empty', '5 QUOTED empty', '6 YAML'],
      ['.env.production', '1 C', '2 D'],
      ['.local.env', '1 E'],
    ]);
  } finally {
    tree.remove();
  }
});
