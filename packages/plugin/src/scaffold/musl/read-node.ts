import { posix } from 'node:path';
import { asRecord } from '../../base/unknown-record';
import type { NodeLock } from '../../formats/lock-files/node-lock';
import { NODE_LOCK_NAMES, readNodeLock } from '../../formats/lock-files/read-node-lock';
import type { MuslTarget } from '../../formats/musl/musl-target';
import { neededPackages, readManifest } from '../../formats/musl/node-closure';
import { platformOf } from '../../formats/musl/node-platform';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { fromKnown } from './judgement';
import { judgeNode, knownNode } from './judge-node';
import type { Judged, JudgedNeed } from './judged';

/** Judges what the image of a project in Node installs. */
export function readNode(project: ScaffoldProject, files: WorkspaceFiles, target: MuslTarget): Judged {
  const found = findLock(project, files);
  const own = [project.root, ...project.dependencies].filter((folder) => namesPackages(folder, files));
  // Without manifests of their own, all projects live on that of the workspace.
  const folders = own.length > 0 ? own : ['.'];
  const isShared = own.length === 0 && project.root !== '.';
  if (found === undefined) return withoutLock(folders, files);
  const { lock, file, lockFolder } = found;
  const start = { lockFolder, folders: folders.map((folder) => posix.relative(lockFolder, folder) || '.') };
  const needed = neededPackages(lock, start, files, target);
  return {
    file,
    verdicts: needed.map(({ entry, isOptional }) => ({ ...judgeNode(entry, lock, target), isOptional })),
    notes: [
      ...(isShared && needed.length > 0
        ? [`${project.name} has no packages of its own, so that all of the workspace's were looked at`]
        : []),
      ...silenceOnLibc(file, lock, target),
    ],
  };
}

interface FoundLock {
  readonly lock: NodeLock;
  readonly file: string;
  readonly lockFolder: string;
}

/** The lock file of the project's own folder goes before that of the workspace. */
function findLock({ root }: ScaffoldProject, files: WorkspaceFiles): FoundLock | undefined {
  for (const lockFolder of [root, '.']) {
    for (const name of NODE_LOCK_NAMES) {
      const file = posix.join(lockFolder, name);
      const text = files.read(file);
      if (text !== undefined) return { lock: readNodeLock(name, text, file), file, lockFolder };
    }
  }
  return undefined;
}

function namesPackages(folder: string, files: WorkspaceFiles): boolean {
  const { dependencies, optionalDependencies } = readManifest(folder, files);
  return Object.keys({ ...asRecord(dependencies), ...asRecord(optionalDependencies) }).length > 0;
}

/** Only what the manifests name themselves can be judged, by what is known of the newest versions. */
function withoutLock(folders: readonly string[], files: WorkspaceFiles): Judged {
  const names = folders.flatMap((folder) =>
    Object.keys(asRecord(readManifest(folder, files)['dependencies'])),
  );
  const verdicts = [...new Set(names)].sort().flatMap((name): JudgedNeed[] => {
    const known = knownNode(name, undefined);
    return known === undefined ? [] : [{ name, version: undefined, ...fromKnown(known), isOptional: false }];
  });
  const note = 'without a lock file only the packages that package.json names itself can be judged';
  return { file: undefined, verdicts, notes: names.length > 0 ? [note] : [] };
}

/** npm before 11.11 leaves out for which C library a part is, and so installs the parts for both: npm/cli#9025. */
function silenceOnLibc(file: string, { packages }: NodeLock, target: MuslTarget): string[] {
  if (!file.endsWith('package-lock.json')) return [];
  const parts = [...packages.values()].filter((entry) => platformOf(entry, target)?.libc === 'musl');
  const isSilent = parts.length > 0 && parts.every(({ libc }) => libc.length === 0);
  return isSilent
    ? [
        `${file} does not say which parts are for musl, so that npm installs those for glibc too; npm 11.11 or newer writes it`,
      ]
    : [];
}
