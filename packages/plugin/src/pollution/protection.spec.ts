import { execFileSync } from 'node:child_process';
import { makeTree, type TemporaryTree } from '../testing/temporary-tree';
import { protectionAround } from './protection';

let tree: TemporaryTree;

beforeEach(() => {
  tree = makeTree({ '.Turbo/x': '1', 'src/a': '1' });
  execFileSync('git', ['init', '--quiet'], { cwd: tree.root });
  execFileSync('git', ['add', '--all'], { cwd: tree.root });
});

afterEach(() => {
  tree.remove();
});

describe('the protection of tracked files', () => {
  it.each(['darwin', 'win32'] as const)('takes names for the same that %s takes for the same', (platform) => {
    const protection = protectionAround(tree.root, platform)('.turbo');
    expect(protection.below(`${tree.root}/.turbo`)).toEqual(['x']);
    expect(protection.tracks(`${tree.root}/.turbo/X`)).toBe(true);
    expect(protection.tracks(`${tree.root}/other`)).toBe(false);
  });

  it('knows of a name that nothing tracked has, and of one that something has elsewhere', () => {
    const around = protectionAround(tree.root, 'linux');
    expect(around('__pycache__').below(`${tree.root}/src/__pycache__`)).toEqual([]);
    expect(around('.Turbo').below(`${tree.root}/src/.Turbo`)).toEqual([]);
    expect(around('.Turbo').below(`${tree.root}/.Turbo`)).toEqual(['x']);
    expect(around('__pycache__').kind).toBe('git');
  });

  it('of an index that is not known for certain is asked of git, whatever the name', () => {
    execFileSync('git', ['update-index', '--index-version', '4'], { cwd: tree.root });
    const around = protectionAround(tree.root, 'linux');
    expect(around('.Turbo').below(`${tree.root}/.Turbo`)).toEqual(['x']);
    expect(around('src').tracks(`${tree.root}/src/a`)).toBe(true);
  });
});
