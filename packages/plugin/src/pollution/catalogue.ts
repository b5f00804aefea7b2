import { KINDS, type FilePattern, type FolderPattern, type KindName, type PollutionKind } from './kinds';

/** A pattern with the kind that it belongs to. */
export interface KnownFolder {
  readonly kind: KindName;
  readonly pattern: FolderPattern;
}

/** A file pattern with its kind, and the name that must lie beside the file. */
export interface KnownFile {
  readonly kind: KindName;
  readonly pattern: FilePattern;
  readonly beside: string | undefined;
}

/** Answers for a name whether it is that of pollution; asked for every name in a tree. */
export interface Catalogue {
  readonly folder: (name: string, parent: string) => KnownFolder | undefined;
  readonly file: (name: string) => KnownFile | undefined;
  readonly includes: (kind: KindName) => boolean;
}

interface Wildcard extends Omit<KnownFile, 'beside'> {
  readonly prefix: string;
  readonly suffix: string;
}

/** Compiles the patterns of the chosen kinds. */
export function compileCatalogue(chosen: readonly KindName[]): Catalogue {
  const kinds = KINDS.filter(({ name }) => chosen.includes(name));
  const folders = groupFolders(kinds);
  const files = kinds.flatMap((kind) =>
    kind.files.map((pattern: FilePattern) => ({ kind: kind.name, pattern })),
  );
  const exact = new Map(
    files.filter(({ pattern }) => !pattern.name.includes('*')).map((one) => [one.pattern.name, one]),
  );
  const wildcards = files.filter(({ pattern }) => pattern.name.includes('*')).map(toWildcard);
  const byLast = groupBy(
    wildcards.filter(({ suffix }) => suffix !== ''),
    ({ suffix }) => suffix.charCodeAt(suffix.length - 1),
  );
  const byFirst = groupBy(
    wildcards.filter(({ suffix }) => suffix === ''),
    ({ prefix }) => prefix.charCodeAt(0),
  );
  return {
    folder: (name, parent) =>
      folders.get(name)?.find(({ pattern }) => pattern.within === undefined || pattern.within === parent),
    file: (name) => {
      const known = exact.get(name);
      if (known !== undefined) return { ...known, beside: undefined };
      return (
        findWildcard(byLast.get(name.charCodeAt(name.length - 1)), name) ??
        findWildcard(byFirst.get(name.charCodeAt(0)), name)
      );
    },
    includes: (kind) => chosen.includes(kind),
  };
}

/** The kinds that are cleaned unless others are named. */
export function defaultKinds(): KindName[] {
  return KINDS.filter(({ isDefault }) => isDefault).map(({ name }) => name);
}

function groupFolders(
  kinds: readonly (PollutionKind & { readonly name: KindName })[],
): Map<string, KnownFolder[]> {
  const known = kinds.flatMap((kind) => kind.folders.map((pattern) => ({ kind: kind.name, pattern })));
  return groupBy(known, ({ pattern }) => pattern.name);
}

function toWildcard(file: Omit<KnownFile, 'beside'>): Wildcard {
  const { name } = file.pattern;
  const star = name.indexOf('*');
  return { ...file, prefix: name.slice(0, star), suffix: name.slice(star + 1) };
}

function findWildcard(wildcards: readonly Wildcard[] | undefined, name: string): KnownFile | undefined {
  if (wildcards === undefined) return undefined;
  for (const { prefix, suffix, kind, pattern } of wildcards) {
    if (name.length < prefix.length + suffix.length || !name.startsWith(prefix) || !name.endsWith(suffix))
      continue;
    const middle = name.slice(prefix.length, name.length - suffix.length);
    return { kind, pattern, beside: pattern.beside?.replace('$1', () => middle) };
  }
  return undefined;
}

function groupBy<T, K>(values: readonly T[], keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
