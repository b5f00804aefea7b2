import type { WorkspaceView } from '../workspace-view';
import type { DeclaredBuild } from './declared-build';

/** Files in which people write how compose is called. */
const CALLS =
  /(?:\.(?:sh|bash|ps1|mdx?|ya?ml)|(?:^|\/)(?:package|project|tasks)\.json|(?:^|\/)(?:Makefile|Justfile|justfile|\.env))$/;

/** What makes the paths of a compose file start from another folder than its own. */
const MOVES = /--project-directory|project_directory|COMPOSE_FILE|(?:-f|--file)[ =]\S+\s+(?:-f|--file)[ =]/;

/** Whether somebody may call compose so that the paths of this build start elsewhere; asked only where a finding is near. */
export function mayStartElsewhere({ by, file, base }: DeclaredBuild, view: WorkspaceView): boolean {
  if (by !== 'compose') return false;
  const name = file.slice(file.lastIndexOf('/') + 1);
  const isOverlay = !/^(?:docker-)?compose\.ya?ml$/.test(name);
  if (base === '' && !isOverlay) return false;
  return namesOtherFolder(view);
}

const remembered = new WeakMap<WorkspaceView, boolean>();

/** Whether a file of the workspace says how compose is called with another folder than that of its file. */
export function namesOtherFolder(view: WorkspaceView): boolean {
  const known = remembered.get(view);
  if (known !== undefined) return known;
  const isNamed = view.files.some((path) => CALLS.test(path) && MOVES.test(view.read(path) ?? ''));
  remembered.set(view, isNamed);
  return isNamed;
}
