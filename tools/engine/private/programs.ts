import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from '../engine-error';
import { say } from '../progress';
import { downloadPackages } from './download';
import { withLock } from './lock';
import { packages, suitesFor, type PackageGroups, type Suites } from './packages';
import { debianCodename } from './supported';

/** The unpacked packages of a private engine. Nothing of them is installed. */
export interface Programs {
  /** Below it lies one folder for each key of `packages`. */
  readonly folder: string;
  /** The environment in which the daemons find each other and their libraries. */
  readonly env: NodeJS.ProcessEnv;
}

/** The programs from the cache, downloaded if this is the first time. */
export async function providePrograms(cache: string, signal: AbortSignal): Promise<Programs> {
  const suites = suitesFor(debianCodename() ?? '');
  if (!suites) throw new EngineError('the engine can be downloaded for Debian bookworm and trixie only');
  const wanted = {
    what: `the engine from Debian ${suites.engine} (about 100 MB, once)`,
    groups: packages,
    suites,
  };
  const folder = unpackedFolder(cache, 'programs', wanted);
  await provideUnpacked(cache, folder, wanted, signal);
  return { folder, env: daemonEnvironment(folder) };
}

/** Packages that are downloaded together; `what` completes the sentence "downloading …". */
export interface Wanted {
  readonly what: string;
  readonly groups: PackageGroups;
  readonly suites: Suites;
  /** What is done once to the unpacked packages. */
  readonly prepare?: (folder: string, signal: AbortSignal) => Promise<void>;
}

/** Where packages lie once they are unpacked. */
export function unpackedFolder(cache: string, name: string, { groups, suites }: Wanted): string {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify({ packages: groups, suites }))
    .digest('hex');
  return join(cache, `${name}-${process.arch}-${fingerprint.slice(0, 12)}`);
}

/** Downloads and unpacks packages if this is the first time. */
export async function provideUnpacked(
  cache: string,
  folder: string,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<void> {
  await withLock(join(cache, 'download.lock'), signal, async () => {
    if (!existsSync(folder)) await download(cache, folder, wanted, signal);
  });
}

/** Renamed when it is complete, so that an interrupted download is never taken for a whole one. */
async function download(
  cache: string,
  folder: string,
  { what, groups, suites, prepare }: Wanted,
  signal: AbortSignal,
): Promise<void> {
  const partial = join(cache, 'partial');
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial);
  say(`downloading ${what}`);
  await downloadPackages(partial, suites, signal, groups);
  for (const name of ['archives', 'cache', 'lists'])
    rmSync(join(partial, name), { recursive: true, force: true });
  await prepare?.(partial, signal);
  renameSync(partial, folder);
}

/** The environment in which the daemons among unpacked programs find each other and their libraries. */
export function daemonEnvironment(folder: string): NodeJS.ProcessEnv {
  const binaries = ['engine/usr/bin', 'engine/usr/sbin', 'own/usr/bin', 'own/usr/sbin'];
  const path = [...binaries.map((name) => join(folder, name)), process.env['PATH'] ?? ''].join(':');
  const libraries = libraryFolders(join(folder, 'own'));
  return {
    ...process.env,
    PATH: path,
    LD_LIBRARY_PATH: libraries.join(':'),
    XTABLES_LIBDIR: libraries.map((library) => join(library, 'xtables')).join(':'),
  };
}

/** Debian keeps libraries in a folder that is named after the architecture. */
function libraryFolders(root: string): string[] {
  return ['usr/lib', 'lib']
    .map((name) => join(root, name))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((folder) => folder.includes('-linux-gnu'));
}
