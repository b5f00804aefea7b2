import { folderOf } from '../../base/context-path';
import type { WorkspaceView } from '../workspace-view';
import type { ContextUse } from './dockerfile-subject';
import type { InstructionLine } from './instruction-line';
import { literalPath } from './literal-source';
import type { StageView } from './stage-view';
import { matchWildcard, wildcardOf } from './wildcard-source';
import { below } from './workspace-path';

/** A step that installs what a lock file of the context says. */
export interface InstalledLock {
  readonly run: InstructionLine;
  /** From the workspace root. */
  readonly file: string;
  /** Folder of the lock file, `.` for the root. */
  readonly folder: string;
  readonly name: string;
}

/** Commands that install by a lock file, and which. */
const INSTALLERS: readonly { readonly command: RegExp; readonly locks: readonly string[] }[] = [
  {
    command: /\bnpm\s+(?:ci|i|install)\b(?!\s+(?:-\S+\s+)*(?:-g|--global)\b)/,
    locks: ['package-lock.json', 'npm-shrinkwrap.json'],
  },
  { command: /\bpnpm\s+(?:i|install)\b/, locks: ['pnpm-lock.yaml'] },
  { command: /\byarn(?:\s+install)?\s*(?:$|--|&&|;)/m, locks: ['yarn.lock'] },
  { command: /\bbun\s+install\b/, locks: ['bun.lock'] },
  { command: /\buv\s+(?:sync|export)\b/, locks: ['uv.lock'] },
  { command: /\bpoetry\s+(?:install|sync|export)\b/, locks: ['poetry.lock'] },
];

/** Where the step chooses packages or platforms by itself. */
const CHOOSES =
  /--(?:libc|os|cpu|no-optional|omit[= ]optional|only-group|extra-index-url|index|python-platform|dry-run|package-lock-only|lockfile-only)\b/;

/** The first step of a stage that installs by a lock file which the stage takes from its context; undefined for none. */
export function findInstalledLock(
  stage: StageView,
  use: ContextUse,
  view: WorkspaceView,
): InstalledLock | undefined {
  const runs = stage.instructions.filter(({ keyword }) => keyword === 'RUN');
  for (const run of runs) {
    const installer = INSTALLERS.find(({ command }) => command.test(run.argumentText));
    if (installer === undefined || CHOOSES.test(run.argumentText) || /\bcd\s/.test(run.argumentText))
      continue;
    const file = installer.locks.flatMap((name) => takenLock(name, stage, use, view) ?? [])[0];
    if (file === undefined) continue;
    return { run, file, folder: folderOf(file) || '.', name: file.slice(file.lastIndexOf('/') + 1) };
  }
  return undefined;
}

/** By the first source that brings it: the file itself, the folder that it lies in, or a pattern. */
function takenLock(
  name: string,
  { lineage }: StageView,
  { context, sources }: ContextUse,
  view: WorkspaceView,
): string | undefined {
  if (context.isBroken) return undefined;
  const stages = new Set(lineage.map(({ index }) => index));
  const own = sources.filter(({ stage }) => stages.has(stage));
  const paths = own.flatMap((source): readonly string[] => {
    const literal = literalPath(source);
    const pattern = wildcardOf(source);
    if (pattern !== undefined) return matchWildcard(pattern, context, view)?.kept ?? [];
    if (literal === undefined) return [];
    return [literal, literal === '.' ? name : `${literal}/${name}`];
  });
  const path = paths.find(
    (one) => isNamed(one, name) && !context.excludes(one) && isThere(below(context.root, one), view),
  );
  return path === undefined ? undefined : below(context.root, path);
}

function isNamed(path: string, name: string): boolean {
  return path === name || path.endsWith(`/${name}`);
}

function isThere(path: string, view: WorkspaceView): boolean {
  return view.read(path) !== undefined;
}
