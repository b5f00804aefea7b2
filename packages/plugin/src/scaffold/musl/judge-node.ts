import { satisfies } from 'semver';
import type { NodeLock, NodePackage } from '../../formats/lock-files/node-lock';
import type { MuslTarget } from '../../formats/musl/musl-target';
import { ownPlatform } from '../../formats/musl/node-platform';
import { onlyForGlibc, partsOf } from '../../formats/musl/node-parts';
import { fromKnown, type Judgement } from './judgement';
import { KNOWN_NODE } from './known/known-node';
import { TAKE_DEBIAN, type KnownPackage } from './known/known-package';
import type { MuslVerdict } from './verdict';

/** Judges a package by what the lock file says of it and of its parts for platforms, then by what is known of it. */
export function judgeNode(entry: NodePackage, lock: NodeLock, target: MuslTarget): MuslVerdict {
  const { name, version } = entry;
  const judgement =
    byOwnPlatform(entry, target) ?? byParts(entry, lock, target) ?? byTable(entry) ?? byScript(entry, lock);
  return { name, version, ...judgement };
}

/** What cannot be left out, and is for other machines. */
function byOwnPlatform(entry: NodePackage, target: MuslTarget): Judgement | undefined {
  const platform = ownPlatform(entry, target);
  if (platform === undefined) return undefined;
  if (platform.isLinux && platform.suitsArchitecture && platform.libc !== 'glibc') return undefined;
  const words = [...entry.os, ...entry.cpu, ...entry.libc].join(', ');
  return {
    kind: 'impossible',
    reason: `it is for ${words} only`,
    fix: `make it an optional dependency, or ${TAKE_DEBIAN}`,
  };
}

function byParts(entry: NodePackage, lock: NodeLock, target: MuslTarget): Judgement | undefined {
  const parts = partsOf(entry, lock, target);
  const forMusl = parts.filter(({ libc }) => libc === 'musl');
  // Libraries that parts need are offered too, and have versions of their own.
  const musl = forMusl.find((part) => part.version === entry.version) ?? forMusl[0];
  if (musl !== undefined)
    return { kind: 'ready', reason: `the lock file has ${musl.name}`, runtimePackages: [] };
  const part = onlyForGlibc(parts);
  if (part === undefined) return undefined;
  return {
    kind: 'impossible',
    reason: `for ${target.architecture} the lock file has a part for glibc only, ${part.name}`,
    fix: `let the lock file have all platforms, if there is a part for musl, or ${TAKE_DEBIAN}`,
  };
}

/** A version that runs nothing at its installation cannot compile anything. */
function byTable({ name, version, hasInstallScript }: NodePackage): Judgement | undefined {
  const known = knownNode(name, version);
  if (known === undefined || (known.kind === 'compiles' && hasInstallScript === false)) return undefined;
  return fromKnown(known);
}

/** What is known of a version of a package, or of its newest one where none is pinned. */
export function knownNode(name: string, version: string | undefined): KnownPackage | undefined {
  const entries = Object.hasOwn(KNOWN_NODE, name) ? KNOWN_NODE[name] : undefined;
  return entries?.find(
    ({ range }) => range === undefined || !version || satisfies(version, range, { includePrerelease: true }),
  )?.known;
}

/** Packages that compile others, or look for what was compiled. */
const BUILDERS = new Set([
  '@mapbox/node-pre-gyp',
  'bindings',
  'cmake-js',
  'nan',
  'node-addon-api',
  'node-gyp',
  'node-gyp-build',
  'node-pre-gyp',
  'prebuild-install',
]);

function byScript({ name, requires, hasInstallScript }: NodePackage, lock: NodeLock): Judgement {
  const builder = requires.map((key) => lock.packages.get(key)?.name ?? '').find((key) => BUILDERS.has(key));
  if (builder !== undefined && hasInstallScript !== false && !BUILDERS.has(name))
    return {
      kind: 'compiles',
      reason: `it may have to be compiled, because it uses ${builder}`,
      buildPackages: ['build-base', 'python3'],
      runtimePackages: ['libstdc++'],
      isKnown: false,
    };
  if (hasInstallScript === true) return { kind: 'unknown', reason: 'it runs a script at its installation' };
  return { kind: 'ready', reason: 'it is without machine code', runtimePackages: [] };
}
