import { neededPackages } from '../../formats/musl/node-closure';
import { onlyForGlibc, partsOf } from '../../formats/musl/node-parts';
import { ownPlatform } from '../../formats/musl/node-platform';
import { neededPython } from '../../formats/musl/python-closure';
import { chooseWheel } from '../../formats/musl/wheel-choice';
import type { MuslTarget } from '../../formats/musl/musl-target';
import type { PythonLock, PythonPackage, PythonRequirement } from '../../formats/lock-files/python-lock';
import type { WorkspaceView } from '../workspace-view';
import type { InstalledLock } from './installed-lock';
import { nodeLock, pythonLock } from './read-lock';

/** What a lock file itself says of a package on Alpine. */
export interface MuslPackage {
  /** With its version. */
  readonly title: string;
  /** For its own name in a sentence. */
  readonly name: string;
  /** `refused`: it is for glibc alone. `partless`: its parts are. `compiled`: nothing but its sources suits. */
  readonly kind: 'refused' | 'partless' | 'compiled';
  /** The part that there is. */
  readonly part?: string;
}

const TARGETS: readonly MuslTarget[] = [{ architecture: 'amd64' }, { architecture: 'arm64' }];

/** What the manifest beside a lock file for Node leads to and that is for glibc, without what is for development or optional. */
export function glibcPackages({ file, folder }: InstalledLock, view: WorkspaceView): MuslPackage[] {
  const text = view.read(file) ?? '';
  const lock = mayLackMusl(text) ? nodeLock(file, view) : undefined;
  const [target] = TARGETS;
  if (lock === undefined || target === undefined) return [];
  const needed = neededPackages(lock, { lockFolder: folder, folders: ['.'] }, view, target);
  return needed.flatMap(({ entry, isOptional }): MuslPackage[] => {
    const title = `${entry.name} ${entry.version}`;
    if (isOptional) return [];
    if (entry.libc.length > 0 && ownPlatform(entry, target)?.libc === 'glibc')
      return [{ title, name: entry.name, kind: 'refused' }];
    const part = onlyForGlibc(partsOf(entry, lock, target));
    return part === undefined ? [] : [{ title, name: entry.name, kind: 'partless', part: part.name }];
  });
}

/** Cheap, and false for most: whether some name for glibc has no sister for musl, or a package says that it is for glibc. */
function mayLackMusl(text: string): boolean {
  if (/libc["']?:\s*\[\s*["']?glibc|libc=glibc/.test(text)) return true;
  const names = new Set(text.match(/[\w@/.-]+-(?:gnu|glibc)\b/g) ?? []);
  return [...names].some((name) => !text.includes(name.replace(/(?:gnu|glibc)$/, 'musl')));
}

/** What the project beside a lock file for Python needs and that has no wheel for musl, whichever the machine. */
export function wheellessPackages(
  { file }: InstalledLock,
  python: string,
  view: WorkspaceView,
): MuslPackage[] {
  const lock = pythonLock(file, view);
  const main = lock && mainOf(lock);
  if (lock === undefined || main === undefined) return [];
  const [first = [], second = []] = TARGETS.map((target) =>
    neededPython(lock, main, python, target).flatMap((entry) => judge(entry, python, target) ?? []),
  );
  return first.filter((one) => second.some(({ title, kind }) => title === one.title && kind === one.kind));
}

function judge(
  { name, version, files }: PythonPackage,
  python: string,
  target: MuslTarget,
): MuslPackage | undefined {
  if (files === undefined || files.length === 0) return undefined;
  const { suiting, hasSources, hasMachineCode } = chooseWheel(files, python, target);
  if (suiting !== undefined || !hasMachineCode) return undefined;
  return { title: `${name} ${version ?? ''}`.trim(), name, kind: hasSources ? 'compiled' : 'refused' };
}

/** Undefined where the lock file does not tell, or is that of several projects. */
function mainOf({ main, packages }: PythonLock): readonly PythonRequirement[] | undefined {
  const [own, ...others] = packages.filter(({ isLocal }) => isLocal);
  return main ?? (others.length === 0 ? own?.requires : undefined);
}
