import { posix } from 'node:path';
import { asRecord, type UnknownRecord } from '../../base/unknown-record';
import type { NodeLock, NodePackage } from '../lock-files/node-lock';
import { platformOf } from './node-platform';
import type { MuslTarget } from './musl-target';

/** A package that a service takes with it. */
export interface NeededPackage {
  readonly entry: NodePackage;
  /** Whether everything goes on without it. */
  readonly isOptional: boolean;
}

/** Files by their paths; undefined where there is none. */
export interface ReadableFiles {
  readonly read: (path: string) => string | undefined;
}

/** Where a lock file lies, and the folders whose manifests are asked, from there. */
export interface NodeStart {
  readonly lockFolder: string;
  readonly folders: readonly string[];
}

/** What the manifests of some folders lead to, near and far, without what is for development only. */
export function neededPackages(
  lock: NodeLock,
  { lockFolder, folders }: NodeStart,
  files: ReadableFiles,
  target: MuslTarget,
): NeededPackage[] {
  const walk = (takesOffers: boolean): Map<string, NodePackage> => {
    const found = new Map<string, NodePackage>();
    const queue = folders.flatMap((folder) => keysOfManifest(folder, takesOffers));
    for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
      const entry = lock.packages.get(key);
      if (entry === undefined || found.has(key)) continue;
      found.set(key, entry);
      queue.push(
        ...(entry.member === undefined
          ? leadsOf(entry, takesOffers)
          : keysOfManifest(entry.member, takesOffers)),
      );
    }
    return found;
  };
  const keysOfManifest = (folder: string, takesOffers: boolean): string[] => {
    const manifest = readManifest(posix.join(lockFolder, folder), files);
    const tables = takesOffers ? ['dependencies', 'optionalDependencies'] : ['dependencies'];
    return tables.flatMap((table) =>
      Object.entries(asRecord(manifest[table])).flatMap(
        ([name, range]) => lock.find(folder, name, String(range)) ?? [],
      ),
    );
  };
  const leadsOf = ({ requires, offers }: NodePackage, takesOffers: boolean): readonly string[] =>
    takesOffers
      ? [...requires, ...offers.filter((key) => !isPart(lock.packages.get(key), target))]
      : requires;
  const required = walk(false);
  return inOrder([...walk(true)].map(([key, entry]) => ({ entry, isOptional: !required.has(key) })));
}

/** The parts for platforms are judged with the package that offers them. */
function isPart(entry: NodePackage | undefined, target: MuslTarget): boolean {
  return entry !== undefined && platformOf(entry, target) !== undefined;
}

/** Yarn has a key for each range, and several may lead to one package. */
function inOrder(needed: readonly NeededPackage[]): NeededPackage[] {
  const byTitle = new Map<string, NeededPackage>();
  for (const found of needed) {
    const { name, version, member } = found.entry;
    const title = `${name}@${version}`;
    const isOptional = found.isOptional && (byTitle.get(title)?.isOptional ?? true);
    if (member === undefined) byTitle.set(title, { ...found, isOptional });
  }
  return [...byTitle].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, found]) => found);
}

/** A `package.json`; empty where there is none, and where it is broken, which its own tools report better. */
export function readManifest(folder: string, files: ReadableFiles): UnknownRecord {
  try {
    return asRecord(JSON.parse(files.read(posix.join(folder, 'package.json')) ?? '{}'));
  } catch {
    return {};
  }
}
