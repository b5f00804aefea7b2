import { asRecord } from '../../base/unknown-record';
import { parseLock } from './broken-lock-file';
import { PLAIN_PACKAGE, type NodeLock, type NodePackage } from './node-lock';
import { entriesOf, textOf, textsOf } from './values';

/** A text, or a comma that nothing follows; JSON knows none, and the parsers that do are many times slower. */
const LAST_COMMA = /"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/g;

const keepText = (found: string): string => (found === ',' ? '' : found);

/** Reads a `bun.lock`; a package that only one other gets has the key `<other>/<package>`. */
export function readBunLock(text: string, file: string): NodeLock {
  const lock = parseLock(file, text, (json) => asRecord(JSON.parse(json.replace(LAST_COMMA, keepText))));
  const entries = new Map(
    entriesOf(lock['packages']).map(([key, entry]) => [key, Array.isArray(entry) ? entry : []]),
  );
  const names = new Map(
    entriesOf(lock['workspaces']).map(([folder, entry]) => [folder || '.', textOf(asRecord(entry)['name'])]),
  );
  // Scripts are told since version 2 of the format.
  const tellsScripts = Number(lock['lockfileVersion']) >= 2;
  return {
    packages: new Map(
      [...entries].map(([key, entry]) => [key, readPackage(key, entry, entries, tellsScripts)]),
    ),
    find: (folder, name) => lookUp(entries, names.get(folder) ?? '', name),
  };
}

function readPackage(
  key: string,
  entry: readonly unknown[],
  entries: ReadonlyMap<string, unknown>,
  tellsScripts: boolean,
): NodePackage {
  const [, name = key, place = ''] = /^(@?[^@]+)@(.*)$/.exec(textOf(entry[0]) ?? '') ?? [];
  const facts = asRecord(entry.find((part) => Object.keys(asRecord(part)).length > 0));
  const keysOf = (table: unknown): string[] =>
    entriesOf(table).flatMap(([dependency]) => lookUp(entries, key, dependency) ?? []);
  return {
    ...PLAIN_PACKAGE,
    name,
    version: place,
    os: textsOf(facts['os']),
    cpu: textsOf(facts['cpu']),
    libc: textsOf(facts['libc']),
    hasInstallScript: tellsScripts ? facts['hasInstallScript'] === true : undefined,
    requires: keysOf(facts['dependencies']),
    offers: keysOf(facts['optionalDependencies']),
    member: /^workspace:(.*)$/.exec(place)?.[1],
  };
}

/** The nearest one: that of the package itself, then that of each package around it, then the common one. */
function lookUp(entries: ReadonlyMap<string, unknown>, owner: string, name: string): string | undefined {
  const key = owner === '' ? name : `${owner}/${name}`;
  if (entries.has(key)) return key;
  return owner === '' ? undefined : lookUp(entries, owner.replace(/(?:^|\/)(?:@[^/]+\/)?[^/]+$/, ''), name);
}
