import { posix } from 'node:path';
import { asRecord, type UnknownRecord } from '../../base/unknown-record';
import type { WorkspaceFiles } from '../workspace-files';

/** What a scaffold reads of a `package.json`; empty where it is broken, which its own tools report better. */
export interface PackageJson {
  readonly name: string | undefined;
  readonly scripts: Readonly<Record<string, string>>;
  /** Names of the packages that it needs at run time. */
  readonly dependencies: readonly string[];
  /** Names of all packages that it asks for. */
  readonly packages: readonly string[];
  /** For example `>=22`. */
  readonly nodeRange: string | undefined;
  /** For example `pnpm@10.2.0`, without the hash. */
  readonly packageManager: string | undefined;
  /** Patterns of the folders of its workspace. */
  readonly workspaces: readonly string[];
  /** The file by which the package is entered, as it is written. */
  readonly entry: string | undefined;
}

/** Reads the `package.json` of a folder; undefined where there is none. */
export function readPackageJson(folder: string, files: WorkspaceFiles): PackageJson | undefined {
  const text = files.read(posix.join(folder, 'package.json'));
  if (text === undefined) return undefined;
  const root = parseIfPossible(text);
  const dependencies = namesOf(root['dependencies']);
  return {
    name: textOf(root['name']),
    scripts: Object.fromEntries(
      Object.entries(asRecord(root['scripts'])).flatMap(([name, script]) =>
        typeof script === 'string' ? [[name, script]] : [],
      ),
    ),
    dependencies,
    packages: [
      ...dependencies,
      ...namesOf(root['devDependencies']),
      ...namesOf(root['optionalDependencies']),
      ...namesOf(root['peerDependencies']),
    ],
    nodeRange: textOf(asRecord(root['engines'])['node']),
    packageManager: textOf(root['packageManager'])?.split('+')[0],
    workspaces: listOf(root['workspaces'] ?? undefined),
    entry: entryOf(root),
  };
}

/** https://nodejs.org/api/packages.html#main-entry-point-export */
function entryOf(root: UnknownRecord): string | undefined {
  const exported = asRecord(root['exports'])['.'] ?? root['exports'];
  const conditions = asRecord(exported);
  return (
    textOf(exported) ??
    textOf(conditions['import']) ??
    textOf(conditions['require']) ??
    textOf(conditions['default']) ??
    textOf(root['main'])
  );
}

function namesOf(value: unknown): string[] {
  return Object.keys(asRecord(value));
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Yarn's first version also knows an object with `packages`. */
function listOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value : asRecord(value)['packages'];
  return Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : [];
}

function parseIfPossible(text: string): UnknownRecord {
  try {
    return asRecord(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    return {};
  }
}
