import type { Rule } from '../../rule';
import type { ContextUse } from '../../subjects/dockerfile-subject';
import { isMade } from '../../subjects/literal-source';
import { readNodeImports } from '../../subjects/node-imports';
import { readPythonImports, type ImportedName } from '../../subjects/python-imports';
import { resolveNodeImport, resolvePythonImport } from '../../subjects/resolve-import';
import { takenFiles } from '../../subjects/taken-files';
import { isIn } from '../../subjects/workspace-path';
import { isFile, type WorkspaceView } from '../../workspace-view';

/** Code that a COPY takes imports a file that the ignore file leaves out of the very folder that is taken. */
export const droppedImport: Rule<'dockerfile'> = {
  id: 'context/dropped-import',
  severity: 'error',
  title: 'Code that is taken into the image imports a file that the ignore file leaves out',
  why: 'The image builds, and the program fails when it comes to the import.',
  fix: 'Bring the file back with a line that begins with !, or narrow the line that leaves it out.',
  subject: 'dockerfile',
  *check({ contexts }, view) {
    const told = new Set<string>();
    for (const use of contexts) {
      if (use.context.ignoreFile === undefined) continue;
      for (const { file, path } of takenFiles(use, view)) {
        if (!isShippedCode(path)) continue;
        for (const dropped of findDropped(file, use, view)) {
          const { decidedBy } = use.context.explain(dropped.path);
          const key = `${file} ${String(dropped.imported.line)} ${dropped.path}`;
          if (decidedBy === undefined || told.has(key)) continue;
          told.add(key);
          yield {
            file,
            line: dropped.imported.line,
            column: dropped.imported.column,
            severity: dropped.imported.isGuarded ? 'info' : 'error',
            what: `"${dropped.imported.written}" is ${dropped.file}, which ${use.context.ignoreFile}:${String(decidedBy.line.line)} "${decidedBy.line.text}" leaves out`,
            fix: `Add the line "!${dropped.path}" at the end of ${use.context.ignoreFile}.`,
          };
        }
      }
    }
  },
};

interface Dropped {
  readonly imported: ImportedName;
  readonly file: string;
  readonly path: string;
}

function findDropped(file: string, { context }: ContextUse, view: WorkspaceView): Dropped[] {
  const text = view.read(file) ?? '';
  const isThere = (path: string): boolean => isFile(view, path);
  const isPython = file.endsWith('.py');
  return (isPython ? readPythonImports(text) : readNodeImports(text)).flatMap((imported) => {
    const target = isPython
      ? resolvePythonImport(file, context.root, imported, isThere)
      : resolveNodeImport(file, imported, isThere);
    if (target === undefined || !isIn(context.root, target)) return [];
    const path = context.root === '' ? target : target.slice(context.root.length + 1);
    const isDropped = context.excludes(path) && !isMade(target, view) && view.read(target) !== undefined;
    return isDropped ? [{ imported, file: target, path }] : [];
  });
}

const CODE = /\.(?:py|[cm]?[jt]sx?)$/;
/** Tests, stories, configurations of tools and declarations do not run in the image. */
const NOT_SHIPPED =
  /(?:^|\/)(?:tests?|__tests__|e2e|cypress|spec|stories|scripts?|tools?|docs?|examples?|benchmarks?|migrations)\/|(?:^|\/)(?:test_[^/]*|conftest|setup|noxfile|tasks|fabfile)\.py$|_test\.py$|[.-](?:spec|test|stories|config|conf|setup|e2e|d)\.[cm]?[jt]sx?$|(?:^|\/)(?:\.[^/]*|gulpfile|gruntfile|jest[^/]*|vite[^/]*|webpack[^/]*|rollup[^/]*|karma[^/]*)$/i;

function isShippedCode(path: string): boolean {
  return CODE.test(path) && !NOT_SHIPPED.test(path);
}
