import { createTree } from '@nx/devkit/testing';
import { describeKept, layFiles } from './lay-files';

const file = (path: string, content: string) => ({ path, content });

describe('layFiles', () => {
  it('writes what is missing, and keeps what differs', () => {
    const tree = createTree();
    tree.write('same', 'a\n');
    tree.write('windows', 'a\r\nb\r\n');
    tree.write('other', 'mine\n');
    tree.write('empty', '');
    const planned = [
      file('new/one', 'a\n'),
      file('same', 'a\n'),
      file('windows', 'a\nb\n'),
      file('other', 'yours\n'),
      file('empty', 'x\n'),
    ];
    const laid = layFiles(tree, planned, false);
    expect(laid.map(({ path, fate }) => [path, fate])).toEqual([
      ['new/one', 'created'],
      ['same', 'unchanged'],
      ['windows', 'unchanged'],
      ['other', 'kept'],
      ['empty', 'kept'],
    ]);
    expect(['new/one', 'windows', 'other', 'empty'].map((path) => tree.read(path, 'utf8'))).toEqual([
      'a\n',
      'a\r\nb\r\n',
      'mine\n',
      '',
    ]);
  });

  it('overwrites by force only what differs', () => {
    const tree = createTree();
    tree.write('other', 'mine\n');
    tree.write('windows', 'a\r\n');
    const laid = layFiles(tree, [file('other', 'yours\n'), file('windows', 'a\n')], true);
    expect(laid.map(({ fate }) => fate)).toEqual(['overwritten', 'unchanged']);
    expect(tree.read('other', 'utf8')).toBe('yours\n');
  });
});

describe('describeKept', () => {
  it('names each file and the way to overwrite it', () => {
    expect(describeKept([{ path: 'a', fate: 'created' }])).toBeUndefined();
    expect(
      describeKept([
        { path: 'a', fate: 'kept' },
        { path: 'b', fate: 'kept' },
      ]),
    ).toBe(
      [
        'KEPT   a: it exists and differs from what would be written',
        'KEPT   b: it exists and differs from what would be written',
        '  → --force overwrites them; --force --dry-run shows it without doing it',
      ].join('\n'),
    );
  });
});
