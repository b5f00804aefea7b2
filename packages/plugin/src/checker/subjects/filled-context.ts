import { folderOf, nameOf } from '../../base/context-path';
import type { WorkspaceView } from '../workspace-view';
import { putsFiles } from './changed-files';
import type { DeclaredBuild } from './declared-build';
import { rememberedFor } from './remembered';
import { below, isIn, resolveInWorkspace } from './workspace-path';

/** Files in which people write what runs before a build. */
const SCRIPT =
  /\.(?:sh|bash|ps1|bat|cmd)$|(?:^|\/)(?:package|project|tasks)\.json$|(?:^|\/)(?:GNUm|[Mm])akefile$|\.mk$|(?:^|\/)(?:[Jj]ustfile|Jenkinsfile|Taskfile\.ya?ml|\.gitlab-ci\.ya?ml|azure-pipelines\.ya?ml|bitbucket-pipelines\.yml)$|^\.(?:github|circleci)\/.*\.ya?ml$|(?:^|\/)(?:scripts?|tools?|bin|ci|\.ci|hack)\/[^/]*\.(?:[cm]?[jt]s|py|rb)$/;

/** A line that puts files somewhere. */
interface PuttingLine {
  readonly file: string;
  readonly words: readonly string[];
  /** Whether a variable or a wildcard may be any folder. */
  readonly isOpen: boolean;
  /** The file as a whole. */
  readonly text: string;
}

/**
 * Whether a step or a script may put what is missing into the context before it is built; asked only where a finding is near.
 *
 * Where all sources are missing, a line that names no folder does not count: the context is more likely to be wrong.
 */
export function mayBeFilled(
  { contextRoot, runBefore }: Pick<DeclaredBuild, 'contextRoot' | 'runBefore'>,
  missing: readonly string[],
  isAll: boolean,
  view: WorkspaceView,
): boolean {
  if (putsFiles(runBefore)) return true;
  const wanted = missing.map((path) => below(contextRoot, path));
  const isMeant = (path: string): boolean =>
    path === contextRoot ||
    (isIn(contextRoot, path) && wanted.some((full) => path === full || isIn(path, full) || isIn(full, path)));
  return puttingLines(view).some(
    (line) => (line.isOpen && !isAll) || targetsOf(line, contextRoot).some(isMeant),
  );
}

const puttingLines = rememberedFor((view) =>
  view.files
    .filter((file) => SCRIPT.test(file))
    .flatMap((file): PuttingLine[] => {
      const text = view.read(file) ?? '';
      return text
        .split('\n')
        .filter((line) => putsFiles(line) && !/^\s*(?:#|\/\/)/.test(line))
        .map((line) => ({ file, words: line.split(/[\s"'`,;|&()<>=]+/), isOpen: /[$*]/.test(line), text }));
    }),
);

/** What the words of a line may be as paths, which count from the root, from the script, or from the context where it goes there. */
function targetsOf({ file, words, text }: PuttingLine, contextRoot: string): string[] {
  const isNamed = contextRoot !== '' && text.includes(nameOf(contextRoot));
  const bases = new Set(['', folderOf(file), ...(isNamed ? [contextRoot] : [])]);
  const plain = words.filter((word) => word !== '' && !word.startsWith('-'));
  return plain.flatMap((word) => [...bases].flatMap((base) => resolveInWorkspace(base, word) ?? []));
}
