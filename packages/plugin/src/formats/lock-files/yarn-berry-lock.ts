import { parse } from 'yaml';
import { asRecord, type UnknownRecord } from '../../base/unknown-record';
import { parseLock } from './broken-lock-file';
import { PLAIN_PACKAGE, type NodeLock, type NodePackage } from './node-lock';
import { entriesOf, textOf } from './values';

/** Reads a `yarn.lock` of yarn 2 or newer; each range that led to a package is a key of it. */
export function readYarnBerryLock(text: string, file: string): NodeLock {
  const lock = parseLock(file, text, (yaml) => asRecord(parse(yaml)));
  const entries = Object.entries(lock).filter(([key]) => key !== '__metadata');
  const written = entries.flatMap(([key, entry]) =>
    key.split(', ').map((range) => [range, asRecord(entry)] as const),
  );
  const keys = new Set(written.map(([key]) => key));
  return {
    packages: new Map(written.map(([key, entry]) => [key, readPackage(key, entry, keys)])),
    find: (_, name, range) => keyOf(keys, name, range),
  };
}

function readPackage(key: string, entry: UnknownRecord, keys: ReadonlySet<string>): NodePackage {
  const resolution = textOf(entry['resolution']) ?? key;
  const meta = asRecord(entry['dependenciesMeta']);
  const isOptional = (name: string): boolean => asRecord(meta[name])['optional'] === true;
  const leads = entriesOf(entry['dependencies']).map(([name, range]) => ({
    isOffer: isOptional(name),
    keys: keyOf(keys, name, String(range)) ?? [],
  }));
  const [, name = resolution, place = ''] = /^(@?[^@]+)@(.*)$/.exec(resolution) ?? [];
  return {
    ...PLAIN_PACKAGE,
    ...readConditions(textOf(entry['conditions']) ?? ''),
    name,
    version: textOf(entry['version']) ?? '',
    requires: leads.filter(({ isOffer }) => !isOffer).flatMap((lead) => lead.keys),
    offers: leads.filter(({ isOffer }) => isOffer).flatMap((lead) => lead.keys),
    member: /^workspace:(.*)$/.exec(place)?.[1],
  };
}

/** For example `os=linux & cpu=x64 & libc=musl`, or several in brackets: `(os=darwin | os=linux)`. */
function readConditions(text: string): Pick<NodePackage, 'os' | 'cpu' | 'libc'> {
  const valuesOf = (name: string): string[] =>
    [...text.matchAll(new RegExp(`\\b${name}=([\\w!]+)`, 'g'))].map(([, value]) => value ?? '');
  return { os: valuesOf('os'), cpu: valuesOf('cpu'), libc: valuesOf('libc') };
}

/** Ranges of a registry have `npm:` before them, in a manifest they need not. */
function keyOf(keys: ReadonlySet<string>, name: string, range: string): string | undefined {
  const exact = [`${name}@${range}`, `${name}@npm:${range}`].find((key) => keys.has(key));
  if (exact !== undefined || !/^(?:workspace|patch|file|portal|link):/.test(range)) return exact;
  return [...keys].find((key) => key.startsWith(`${name}@${range.split(':')[0] ?? ''}:`));
}
