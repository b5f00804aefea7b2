import { resolveInWorkspace, upwards, writeFrom } from './workspace-path';

it.each<[folder: string, path: string, expected: string | undefined]>([
  ['', '.', ''],
  ['', './', ''],
  ['deploy', '..', ''],
  ['deploy', '../services/api/', 'services/api'],
  ['services/api', './x/../Dockerfile', 'services/api/Dockerfile'],
  ['deploy', '../..', undefined],
  ['', '..', undefined],
  ['', '/absolute', undefined],
  ['', '~/home', undefined],
  ['', 'C:\\x', undefined],
  ['', '${WHERE:-.}', undefined],
  ['', 'https://example.com/a.git', undefined],
  ['', 'git@example.com:a/b', undefined],
  ['', '<%= folder %>', undefined],
])('from "%s", "%s" is %s', (folder, path, expected) => {
  expect(resolveInWorkspace(folder, path)).toBe(expected);
});

it('writes a path as seen from a folder, and goes up to the root', () => {
  expect([writeFrom('', 'a/b'), writeFrom('a/b', ''), writeFrom('a', 'a'), writeFrom('a', 'a/b')]).toEqual([
    'a/b',
    '../..',
    '.',
    'b',
  ]);
  expect([upwards('a/b'), upwards('')]).toEqual([['a/b', 'a', ''], ['']]);
});
