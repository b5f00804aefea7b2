import { formatBytes } from '../../../base/quantities';
import type { Found, Rule } from '../../rule';
import { bulkKind, bulkLines, mayBeBulk, type BulkKind } from '../../subjects/bulk-kinds';
import type { ContextUse } from '../../subjects/dockerfile-subject';
import { literalPath } from '../../subjects/literal-source';
import { rememberedFor } from '../../subjects/remembered';
import { takenAmong, type TakenPath } from '../../subjects/taken-files';
import { below } from '../../subjects/workspace-path';
import { exists, type WorkspaceView } from '../../workspace-view';

/** Bulk that goes along with the sources of a program; a source that names it, or a folder of data, is meant. */
export const bulkSent: Rule<'dockerfile'> = {
  id: 'context/bulk-sent',
  severity: 'warning',
  title: 'A COPY takes backups, dumps, reports or other bulk along',
  why: 'The image carries what no program in it reads, and each change of it makes the layer anew.',
  fix: 'Leave it out with a line of the ignore file.',
  subject: 'dockerfile',
  *check({ contexts, text }, view) {
    // An image of a database is fed with such files.
    if (text.includes('initdb')) return;
    const told = new Set<string>();
    for (const use of contexts) {
      for (const taken of bulkOf(use, view).values()) {
        const found = describe(taken, use, view);
        if (found === undefined || told.has(found.what)) continue;
        told.add(found.what);
        yield found;
      }
    }
  },
};

interface Bulk {
  readonly kind: BulkKind;
  readonly files: TakenPath[];
}

const bulkFiles = rememberedFor(({ files }) => files.filter(mayBeBulk));

/** By source and kind. */
function bulkOf(use: ContextUse, view: WorkspaceView): ReadonlyMap<string, Bulk> {
  const found = new Map<string, Bulk>();
  for (const taken of takenAmong(use, bulkFiles(view))) {
    const kind = bulkKind(taken.path);
    if (kind === undefined || !isOfProgram(literalPath(taken.source), use, view)) continue;
    const key = `${String(taken.source.line)} ${taken.source.text} ${kind.what}`;
    const bulk = found.get(key) ?? { kind, files: [] };
    bulk.files.push(taken);
    found.set(key, bulk);
  }
  return found;
}

const MANIFESTS = [
  ...['package.json', 'pyproject.toml', 'requirements.txt', 'setup.py', 'go.mod', 'Cargo.toml', 'pom.xml'],
  ...['Gemfile', 'composer.json', 'Dockerfile', 'alpine.Dockerfile', 'manage.py', 'nx.json'],
];

/** Whether a source is a folder of a program, and not one of data that is copied for its own sake. */
function isOfProgram(path: string | undefined, { context }: ContextUse, view: WorkspaceView): boolean {
  if (path === undefined) return false;
  return MANIFESTS.some((name) => exists(view, below(below(context.root, path), name)));
}

/** Less is no bulk. */
const LEAST = 1024 * 1024;

function describe({ kind, files }: Bulk, { context }: ContextUse, view: WorkspaceView): Found | undefined {
  const [first] = files;
  const sizes = files.map(({ file }) => view.size(file));
  const isKnown = sizes.every((size) => size !== undefined);
  const total = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  if (first === undefined || (isKnown && total < LEAST) || (kind.onlyIfLarge && !isKnown)) return undefined;
  const { source } = first;
  const lines = bulkLines(
    kind,
    files.map(({ path }) => path),
  ).map((line) => `"${line}"`);
  const more = files.length === 1 ? '' : `, and ${String(files.length - 1)} more such`;
  return {
    line: source.line,
    column: source.column,
    what: `${source.keyword} source "${source.text}" takes ${first.file}, ${kind.what}${more}${isKnown ? `: ${formatBytes(total)}` : ''}`,
    fix: `Add ${lines.length === 1 ? 'the line' : 'the lines'} ${lines.join(', ')} to ${context.ignoreFile ?? 'a .dockerignore at the root of the context'}.`,
  };
}
