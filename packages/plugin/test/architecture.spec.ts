import { globSync } from 'fast-glob';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { preProcessFile } from 'typescript';

// Imports run from a later row to an earlier one; see docs/architecture.md.
const ROWS = [
  ['base'],
  ['host'],
  ['dockerignore', 'formats'],
  ['build-context'],
  ['pollution', 'image', 'checker', 'engines'],
  ['reports', 'test-fallback', 'scaffold'],
  ['workspace'],
  ['executors', 'generators'],
];

const source = join(__dirname, '../src');
const files = globSync('**/*.ts', { cwd: source, ignore: ['**/*.spec.ts', 'index.ts', 'testing/**'] });

interface Import {
  readonly from: string;
  /** A path from the source folder, or a package. */
  readonly to: string;
}

const imports: Import[] = files.flatMap((from) => {
  const { importedFiles } = preProcessFile(readFileSync(join(source, from), 'utf8'));
  return importedFiles.map(({ fileName }) => ({
    from,
    to: fileName.startsWith('.') ? posix.join(posix.dirname(from), fileName) : fileName,
  }));
});

const folderOf = (path: string): string => path.split('/')[0] ?? '';
const rowOf = (path: string): number => ROWS.findIndex((row) => row.includes(folderOf(path)));
const isOwn = ({ to }: Import): boolean => rowOf(to) !== -1;
const show = ({ from, to }: Import): string => `${from} imports ${to}`;

describe('the source folders', () => {
  it('are all in the table', () => {
    expect(files.filter((file) => rowOf(file) === -1)).toEqual([]);
    expect(imports.filter(isOwn).length).toBeGreaterThan(50);
  });

  it('import only their own files and those of earlier rows', () => {
    const upwards = imports
      .filter(isOwn)
      .filter(({ from, to }) => folderOf(from) !== folderOf(to) && rowOf(to) >= rowOf(from));
    expect(upwards.map(show)).toEqual([]);
  });

  it('keep executors and generators apart from each other', () => {
    const nameOf = (path: string): string => path.split('/').slice(0, 2).join('/');
    const across = imports.filter(
      ({ from, to }) => rowOf(to) === ROWS.length - 1 && nameOf(from) !== nameOf(to),
    );
    expect(across.map(show)).toEqual([]);
  });

  it('touch files and processes only in host', () => {
    const touching = imports.filter(({ to }) =>
      /^(?:node:)?(?:fs|child_process|worker_threads)(?:\/|$)|^execa$/.test(to),
    );
    const loading = files.filter((file) =>
      /\b(?:getBuiltinModule|require)\(/.test(readFileSync(join(source, file), 'utf8')),
    );
    expect([...new Set([...touching.map(({ from }) => from), ...loading].map(folderOf))]).toEqual(['host']);
  });

  it('speak with the network only in host', () => {
    const speaking = imports.filter(({ to }) => /^(?:node:)?(?:https?|http2|tls|dns|dgram)(?:\/|$)/.test(to));
    // Of node:net, whether a text is an IP address is a question about the text; types are none at all.
    const connecting = files.filter((file) => {
      const [, names = ''] =
        /import \{([^}]*)\} from 'node:net'/.exec(readFileSync(join(source, file), 'utf8')) ?? [];
      return names
        .split(',')
        .map((name) => name.trim())
        .some((name) => name !== '' && name !== 'isIP' && !name.startsWith('type '));
    });
    expect([...new Set([...speaking.map(({ from }) => from), ...connecting].map(folderOf))]).toEqual([
      'host',
    ]);
  });

  it('know Nx only at the rim, and only by its public interface', () => {
    const nx = imports.filter(({ to }) => /^(?:@nx\/|nx(?:\/|$))/.test(to));
    expect(nx.filter(({ to }) => to !== '@nx/devkit').map(show)).toEqual([]);
    expect(nx.filter(({ from }) => rowOf(from) < rowOf('workspace')).map(show)).toEqual([]);
    expect(nx.length).toBeGreaterThan(0);
  });
});
