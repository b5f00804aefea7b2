import { posix } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { asRecord, isRecord, type UnknownRecord } from '../../base/unknown-record';
import { BrokenLockFile, parseLock } from './broken-lock-file';
import { PLAIN_PACKAGE, type NodeLock, type NodePackage } from './node-lock';
import { entriesOf, textOf, textsOf } from './values';

/** Reads a `pnpm-lock.yaml` of version 6 to 9; a member of the workspace has the key `link:<folder>`. */
export function readPnpmLock(text: string, file: string): NodeLock {
  const lock = parseLock(file, text, parseLast);
  const version = textOf(lock['lockfileVersion']) ?? '';
  if (text.trim() !== '' && !(Number.parseInt(version) >= 6)) throw new BrokenLockFile([tooOld(file)]);
  // Without a workspace, versions before 9 have what the only importer asks for at the top.
  const importers = isRecord(lock['importers']) ? lock['importers'] : { '.': lock };
  const packages = packagesOf(lock);
  for (const folder of Object.keys(importers)) packages.set(`link:${folder}`, member(folder));
  return {
    packages,
    find: (folder, name) => {
      const importer = asRecord(importers[folder]);
      const [dependency] = [importer['dependencies'], importer['optionalDependencies']]
        .map((table) => asRecord(asRecord(table)[name])['version'])
        .filter((found) => found !== undefined);
      return keyOf(packages, folder, name, textOf(dependency) ?? '');
    },
  };
}

/** Newer versions keep tools of pnpm itself in a document before that of the workspace. */
function parseLast(text: string): UnknownRecord {
  const documents = [parseAllDocuments(text)].flat();
  const [error] = documents.flatMap(({ errors }) => errors);
  if (error !== undefined) throw error;
  return asRecord(documents.at(-1)?.toJS());
}

function tooOld(file: string): BrokenLockFile['problems'][number] {
  return {
    what: `${file}: its version is not known`,
    why: 'versions 6 to 9 are read, which pnpm writes since 8',
    fix: 'pnpm install --lockfile-only with pnpm 8 or newer',
  };
}

/** Version 9 tells apart what a package is and what it leads to; the keys of earlier ones begin with a slash. */
function packagesOf(lock: UnknownRecord): Map<string, NodePackage> {
  const facts = asRecord(lock['packages']);
  const snapshots = isRecord(lock['snapshots']) ? lock['snapshots'] : facts;
  const keys = new Map(Object.keys(snapshots).map((key) => [key.replace(/^\//, ''), key]));
  return new Map(
    [...keys].map(([key, written]) => {
      const entry = { ...asRecord(facts[written.replace(/\(.*$/, '')]), ...asRecord(snapshots[written]) };
      return [key, readPackage(key, entry, keys)];
    }),
  );
}

function readPackage(key: string, entry: UnknownRecord, keys: ReadonlyMap<string, unknown>): NodePackage {
  const keysOf = (table: unknown): string[] =>
    entriesOf(table).flatMap(([name, version]) => keyOf(keys, '.', name, textOf(version) ?? '') ?? []);
  const [, name = key, version = ''] = /^(@?[^@]+)@([^(]*)/.exec(key) ?? [];
  return {
    ...PLAIN_PACKAGE,
    name: textOf(entry['name']) ?? name,
    version: textOf(entry['version']) ?? version,
    os: textsOf(entry['os']),
    cpu: textsOf(entry['cpu']),
    libc: textsOf(entry['libc']),
    // Version 9 no longer tells; earlier ones say so too where there is a `binding.gyp`.
    hasInstallScript: entry['requiresBuild'] === true ? true : undefined,
    requires: keysOf(entry['dependencies']),
    offers: keysOf(entry['optionalDependencies']),
  };
}

/** A version leads to a package of the name, to another for an alias, or to a member of the workspace. */
function keyOf(
  keys: ReadonlyMap<string, unknown>,
  folder: string,
  name: string,
  version: string,
): string | undefined {
  if (version.startsWith('link:')) return `link:${posix.join(folder, version.slice('link:'.length))}`;
  return [`${name}@${version}`, version.replace(/^\//, '')].find((key) => keys.has(key));
}

function member(folder: string): NodePackage {
  return { ...PLAIN_PACKAGE, name: folder, version: '', member: folder };
}
