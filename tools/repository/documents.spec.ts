import { globSync } from 'fast-glob';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');
const documents = globSync('**/*.md', {
  cwd: root,
  dot: true,
  ignore: ['**/node_modules/**', '**/.cache/**', '**/dist/**'],
});
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

describe('the documents', () => {
  it.each(documents)('%s links only to files that exist', (document) => {
    const links = [...read(document).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)].map(
      ([, link = '']) => link,
    );
    expect(links.filter((link) => !existsSync(join(root, dirname(document), link)))).toEqual([]);
  });

  it('lead from the architecture page to every source folder', () => {
    const page = read('docs/architecture.md');
    const folders = readdirSync(join(root, 'packages/plugin/src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'testing')
      .map(({ name }) => name);
    expect(folders.filter((folder) => !page.includes(`(../packages/plugin/src/${folder})`))).toEqual([]);
  });

  it('list every decision', () => {
    const index = read('docs/decisions/README.md');
    const decisions = readdirSync(join(root, 'docs/decisions')).filter((file) => file !== 'README.md');
    expect(decisions.filter((file) => !index.includes(`(${file})`))).toEqual([]);
  });
});

describe('the README', () => {
  it('begins with its two commands, one line each', () => {
    const blocks = [...read('README.md').matchAll(/```sh\n([^]*?)```/g)].map(([, block = '']) =>
      block.trim(),
    );
    expect(blocks.slice(0, 2)).toEqual(['npm install && npm run demo', 'npm install && npm test']);
  });
});
