import { rememberFiles } from './remember-files';
import { filesInMemory } from './workspace-files';

it('looks at each file and folder once, at those that are not there, too', () => {
  const asked: string[] = [];
  const files = filesInMemory({ 'a/b.txt': 'text' });
  const remembered = rememberFiles({
    read: (path) => {
      asked.push(`read ${path}`);
      return files.read(path);
    },
    list: (folder) => {
      asked.push(`list ${folder}`);
      return files.list(folder);
    },
  });
  const look = (): unknown => [
    remembered.read('a/b.txt'),
    remembered.read('a'),
    remembered.list('a'),
    remembered.list('c'),
  ];
  expect([look(), look()]).toEqual(Array(2).fill(['text', undefined, ['b.txt'], []]));
  expect(asked).toEqual(['read a/b.txt', 'read a', 'list a', 'list c']);
});
