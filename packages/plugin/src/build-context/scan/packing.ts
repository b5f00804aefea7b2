import type { ContextFile } from '../context-file';
import type { FreshHashes } from '../hash-memory/recollection';
import type { ListedContext } from './listing';

/** A listing in a form that passes from thread to thread as few large pieces. */
export interface PackedListing {
  readonly paths: string;
  readonly sizes: Float64Array;
  readonly modes: Uint16Array;
  readonly hashes: string;
  /** The files that need more than path, size, mode and hash. */
  readonly others: readonly (readonly [index: number, file: ContextFile])[];
  readonly emptyFolders: readonly string[];
  readonly problems: ListedContext['problems'];
  readonly emptied: ListedContext['emptied'];
  readonly fresh: { readonly indexes: Uint32Array; readonly stamps: Float64Array };
}

const HASH_LENGTH = 64;

/** Packs a listing; no path holds a NUL, so that parts them. */
export function packListing(
  { files, emptyFolders, problems, emptied }: ListedContext,
  { indexes, stamps }: FreshHashes = { indexes: [], stamps: [] },
): PackedListing {
  const isPlain = (file: ContextFile): boolean => file.kind === 'file' && file.pathBytes === undefined;
  const hashed = files.some(({ sha256 }) => sha256 !== undefined);
  return {
    paths: files.map(({ path }) => path).join('\0'),
    sizes: Float64Array.from(files, ({ size }) => size),
    modes: Uint16Array.from(files, ({ mode }) => mode),
    hashes: hashed ? files.map(({ sha256 = '' }) => sha256.padEnd(HASH_LENGTH)).join('') : '',
    others: files.flatMap((file, index) => (isPlain(file) ? [] : [[index, file] as const])),
    emptyFolders,
    problems,
    emptied,
    fresh: { indexes: Uint32Array.from(indexes), stamps: Float64Array.from(stamps) },
  };
}

/** Adds a packed listing to another. */
export function unpackInto(packed: PackedListing, into: ListedContext, fresh?: FreshHashes): void {
  for (const index of packed.fresh.indexes) fresh?.indexes.push(into.files.length + index);
  for (const number of packed.fresh.stamps) fresh?.stamps.push(number);
  const others = new Map(packed.others);
  const paths = packed.sizes.length === 0 ? [] : packed.paths.split('\0');
  for (const [index, path] of paths.entries()) {
    into.files.push(others.get(index) ?? plainFile(packed, index, path));
  }
  for (const folder of packed.emptyFolders) into.emptyFolders.push(folder);
  for (const problem of packed.problems) into.problems.push(problem);
  for (const path of packed.emptied) into.emptied.push(path);
}

function plainFile({ sizes, modes, hashes }: PackedListing, index: number, path: string): ContextFile {
  const file = { path, kind: 'file', size: sizes[index] ?? 0, mode: modes[index] ?? 0 } as const;
  const sha256 = hashes.slice(index * HASH_LENGTH, (index + 1) * HASH_LENGTH).trimEnd();
  return sha256 === '' ? file : { ...file, sha256 };
}
