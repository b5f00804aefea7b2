import { posix } from 'node:path';
import { asRecord, isRecord, type UnknownRecord } from '../../base/unknown-record';
import { BrokenLockFile, parseLock } from './broken-lock-file';
import { PLAIN_PACKAGE, type NodeLock, type NodePackage } from './node-lock';
import { entriesOf, textOf, textsOf } from './values';

/** Reads a `package-lock.json` of version 2 or 3, whose keys are the folders of the packages. */
export function readNpmLock(text: string, file: string): NodeLock {
  const lock = parseLock(file, text, (json) => asRecord(JSON.parse(json)));
  if (!isRecord(lock['packages'])) throw new BrokenLockFile([tooOld(file)]);
  const entries = new Map(entriesOf(lock['packages']).map(([key, entry]) => [key, asRecord(entry)]));
  const find = (folder: string, name: string): string | undefined => lookUp(entries, folder, name);
  return {
    packages: new Map([...entries].map(([key, entry]) => [key, readPackage(key, entry, find)])),
    find,
  };
}

function tooOld(file: string): BrokenLockFile['problems'][number] {
  return {
    what: `${file}: has no packages`,
    why: 'npm before version 7 wrote it',
    fix: 'npm install --package-lock-only',
  };
}

/** As Node looks for a package: in the nearest `node_modules` upwards. */
function lookUp(entries: ReadonlyMap<string, unknown>, folder: string, name: string): string | undefined {
  const key = posix.join(folder, 'node_modules', name);
  if (entries.has(key)) return key;
  return folder === '.' || folder === '' ? undefined : lookUp(entries, posix.dirname(folder), name);
}

function readPackage(
  key: string,
  entry: UnknownRecord,
  find: (folder: string, name: string) => string | undefined,
): NodePackage {
  const keysOf = (...tables: readonly unknown[]): string[] =>
    entriesOf(...tables).flatMap(([name]) => find(key, name) ?? []);
  const meta = asRecord(entry['peerDependenciesMeta']);
  const peers = entriesOf(entry['peerDependencies']).filter(([name]) => meta[name] === undefined);
  return {
    ...PLAIN_PACKAGE,
    name: textOf(entry['name']) ?? key.replace(/^.*node_modules\//, ''),
    version: textOf(entry['version']) ?? '',
    os: textsOf(entry['os']),
    cpu: textsOf(entry['cpu']),
    libc: textsOf(entry['libc']),
    hasInstallScript: entry['hasInstallScript'] === true,
    requires: keysOf(entry['dependencies'], Object.fromEntries(peers)),
    offers: keysOf(entry['optionalDependencies']),
    member: entry['link'] === true ? textOf(entry['resolved']) : undefined,
  };
}
