import { join } from 'node:path';
import { EngineError } from '../engine-error';
import { suitesFor, type PackageGroups } from '../private/packages';
import { provideUnpacked, unpackedFolder } from '../private/programs';
import { debianCodename } from '../private/supported';
import { stockPackages } from '../stock/packages';
import { wheelPackages } from '../wheels/packages';

const groups = {
  go: { suite: 'engine', names: ['golang-1.24-go', 'golang-1.24-src'] },
  nginx: {
    suite: 'engine',
    names: [
      ...['nginx', 'nginx-common', 'gettext-base'],
      ...['libc6', 'libcrypt1', 'libpcre2-8-0', 'libssl3t64', 'libzstd1', 'zlib1g'],
    ],
  },
  wheels: { suite: 'engine', names: wheelPackages, apart: true },
  ...stockPackages,
} as const satisfies PackageGroups;

/** The unpacked packages of the further stand-ins, of stock services and of the wheels, downloaded if this is the first time. */
export async function provideTemplatePackages(cache: string, signal: AbortSignal): Promise<string> {
  const suites = suitesFor(debianCodename() ?? '');
  if (!suites) throw new EngineError('stand-ins can be downloaded for Debian bookworm and trixie only');
  const what = `Go, nginx, Python packages and stock services from Debian ${suites.engine} (about 120 MB, once)`;
  const wanted = { what, groups, suites };
  const folder = unpackedFolder(cache, 'templates', wanted);
  await provideUnpacked(cache, folder, wanted, signal);
  return folder;
}

/** The folder of the wheels below the unpacked packages. */
export function unpackedWheels(packages: string): string {
  return join(packages, 'wheels');
}
