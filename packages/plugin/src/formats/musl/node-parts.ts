import type { NodeLock, NodePackage } from '../lock-files/node-lock';
import type { MuslTarget } from './musl-target';
import { platformOf, type NodePlatform } from './node-platform';

/** A part of a package with the machine code for one platform. */
export type NodePart = Pick<NodePackage, 'name' | 'version'> & Pick<NodePlatform, 'libc'>;

/** The parts that a lock file has for a package on Linux and a machine. */
export function partsOf({ offers }: NodePackage, lock: NodeLock, target: MuslTarget): NodePart[] {
  return offers.flatMap((key): NodePart[] => {
    const part = lock.packages.get(key);
    const platform = part === undefined ? undefined : platformOf(part, target);
    if (part === undefined || platform === undefined) return [];
    const { name, version } = part;
    return platform.isLinux && platform.suitsArchitecture ? [{ name, version, libc: platform.libc }] : [];
  });
}

/** The first of some parts where all of them are for glibc. */
export function onlyForGlibc(parts: readonly NodePart[]): NodePart | undefined {
  return parts.every(({ libc }) => libc === 'glibc') ? parts[0] : undefined;
}
