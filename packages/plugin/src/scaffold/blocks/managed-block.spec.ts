import { markBlock, renewBlocks } from './managed-block';

const lines = (...texts: string[]): string => texts.join('\n');
const projects = (...inside: string[]): string[] => markBlock({ name: 'projects', lines: inside });

it.each<[string, string]>([
  ['no block', 'FROM alpine\n'],
  ['a block without an end', lines(projects('!a')[0] ?? '', '!old')],
  [
    'a block whose end is that of another',
    lines(projects('!a')[0] ?? '', ...markBlock({ name: 'sources', lines: [] })),
  ],
  ['an unknown name', lines('# nx-alpine:begin secrets', 'x', '# nx-alpine:end secrets')],
  ['a block that is true', lines(...projects('!new'))],
])('leaves %s as it is', (_, text) => {
  expect(renewBlocks(text, (name) => (name === 'projects' ? ['!new'] : [])).text).toBe(text);
});

it('leaves a lost end alone, and renews the block after it', () => {
  const lost = projects('!a')[0] ?? '';
  const { text, changes } = renewBlocks(lines(lost, ...projects('!old', '!same')), () => ['!same', '!new']);
  expect(text).toBe(lines(lost, ...projects('!same', '!new')));
  expect(changes).toEqual([{ name: 'projects', added: ['!new'], removed: ['!old'] }]);
});

it('renews indented and empty blocks, and all of a text', () => {
  const text = lines(...projects().map((line) => `  ${line}`), 'x', ...projects('!old'));
  expect(renewBlocks(text, () => ['!new']).text).toBe(
    lines(`  ${projects()[0] ?? ''}`, '!new', `  ${projects()[1] ?? ''}`, 'x', ...projects('!new')),
  );
});
