import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import glob from 'fast-glob';
import { EngineError } from '../engine-error';
import { suitesFor, type PackageGroups } from '../private/packages';
import { provideUnpacked, unpackedFolder } from '../private/programs';
import { debianCodename } from '../private/supported';
import { must } from '../run';

const groups = {
  containers: {
    suite: 'engine',
    names: [
      ...[
        'podman',
        'buildah',
        'crun',
        'conmon',
        'slirp4netns',
        'netavark',
        'golang-github-containers-common',
      ],
      ...['libc6', 'libgcc-s1', 'libatomic1', 'libgpgme11t64', 'libassuan9', 'libgpg-error0', 'libseccomp2'],
      ...['libsqlite3-0', 'libsubid5', 'libsystemd0', 'libcap2', 'libcap-ng0', 'libyajl2', 'libglib2.0-0t64'],
      ...['libslirp0', 'libpcre2-8-0', 'libselinux1', 'libsemanage2', 'libsepol2', 'libaudit1', 'libpam0g'],
      ...['libcrypt1', 'libacl1', 'libattr1', 'libbsd0', 'libmd0', 'libbz2-1.0', 'zlib1g'],
    ],
  },
  patch: { suite: 'own', names: ['patchelf', 'libstdc++6', 'libgcc-s1'] },
} as const satisfies PackageGroups;

/** Where the programs look for their libraries: a folder that only their own mount namespace has. */
export const librariesInside = '/run/nx-alpine';

/** The unpacked programs of podman and buildah. */
export interface ContainersPrograms {
  readonly folder: string;
  /** What must be mounted on `librariesInside`. */
  readonly libraries: string;
}

/** Podman and buildah from the cache, downloaded if this is the first time. */
export async function provideContainersPrograms(
  cache: string,
  signal: AbortSignal,
): Promise<ContainersPrograms> {
  const suites = suitesFor(debianCodename() ?? '');
  if (!suites)
    throw new EngineError('podman and buildah can be downloaded for Debian bookworm and trixie only');
  const what = `podman and buildah from Debian ${suites.engine} (about 80 MB, once)`;
  const wanted = { what, groups, suites, prepare };
  const folder = unpackedFolder(cache, 'containers', wanted);
  await provideUnpacked(cache, folder, wanted, signal);
  return { folder: join(folder, 'containers'), libraries: librariesIn(join(folder, 'containers')) };
}

const linked =
  'usr/{bin/{podman,buildah,crun,conmon,slirp4netns},libexec/podman/rootlessport,lib/podman/netavark}';

/** They ask for a newer C library than bookworm has, so they are given the loader and the libraries of their own release. */
async function prepare(folder: string, signal: AbortSignal): Promise<void> {
  const root = join(folder, 'containers');
  const [loader] = await glob('ld-linux-*.so.*', { cwd: librariesIn(root) });
  if (!loader) throw new EngineError('the C library of podman and buildah has no loader');
  const argv = [
    '--set-interpreter',
    join(librariesInside, loader),
    '--force-rpath',
    '--set-rpath',
    librariesInside,
  ];
  const env = { ...process.env, LD_LIBRARY_PATH: librariesIn(join(folder, 'patch')) };
  const programs = await glob(linked, { cwd: root, absolute: true });
  await must(
    'cannot lead podman to its libraries',
    join(folder, 'patch/usr/bin/patchelf'),
    [...argv, ...programs],
    {
      env,
      signal,
    },
  );
}

/** Debian keeps libraries in a folder that is named after the architecture. */
function librariesIn(root: string): string {
  const name = readdirSync(join(root, 'usr/lib')).find((folder) => folder.endsWith('-linux-gnu'));
  if (!name) throw new EngineError(`${root} has no libraries`);
  return join(root, 'usr/lib', name);
}
