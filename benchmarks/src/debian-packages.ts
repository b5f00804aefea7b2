import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadPackages } from '../../tools/dist/engine/private/download';
import { suitesFor, type PackageGroups, type Suites } from '../../tools/dist/engine/private/packages';
import { debianCodename } from '../../tools/dist/engine/private/supported';
import { BenchmarkError } from './benchmark-error';
import { say } from './progress';

/** Packages that are unpacked into a folder, each group into its own. Nothing of them is installed. */
export interface Unpacked {
  readonly folder: string;
  /** The names of the Debian packages, which hold their versions. */
  readonly packages: readonly string[];
}

/** Packages from the cache, downloaded if this is the first time; the cache is told apart by `groups`. */
export async function provideDebianPackages(
  cache: string,
  name: string,
  groups: PackageGroups,
  signal: AbortSignal,
): Promise<Unpacked> {
  const suites = suitesFor(debianCodename() ?? '');
  if (!suites)
    throw new BenchmarkError(
      `${name} comes from packages of Debian bookworm or trixie, and this machine runs neither`,
    );
  const fingerprint = createHash('sha256').update(JSON.stringify({ groups, suites })).digest('hex');
  const folder = join(cache, `${name}-${process.arch}-${fingerprint.slice(0, 12)}`);
  if (!existsSync(folder)) await download(folder, name, groups, suites, signal);
  return {
    folder,
    packages: JSON.parse(readFileSync(join(folder, 'packages.json'), 'utf8')) as string[],
  };
}

/** Renamed when it is complete, so that an interrupted download is never taken for a whole one. */
async function download(
  folder: string,
  name: string,
  groups: PackageGroups,
  suites: Suites,
  signal: AbortSignal,
): Promise<void> {
  const partial = `${folder}-partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  say(`downloading ${name} from Debian ${suites.engine} (once)`);
  await downloadPackages(partial, suites, signal, groups);
  const archives = Object.keys(groups).flatMap((group) => readdirSync(join(partial, 'archives', group)));
  writeFileSync(join(partial, 'packages.json'), JSON.stringify(archives));
  for (const left of ['archives', 'cache', 'lists'])
    rmSync(join(partial, left), { recursive: true, force: true });
  renameSync(partial, folder);
}
