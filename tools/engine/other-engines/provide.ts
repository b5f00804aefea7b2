import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from '../engine-error';
import { Interruption, statusOf } from '../interruption';
import type { PackageGroups } from '../private/packages';
import { provideUnpacked, unpackedFolder, type Wanted } from '../private/programs';
import { debianCodename } from '../private/supported';
import { say } from '../progress';
import { repositoryRoot } from '../repository-root';

/** The folder of each engine with the packages that it needs beside the machine's C library. */
const groups = {
  'docker-legacy': { suite: 'own', names: ['docker.io'] },
  buildah: {
    suite: 'own',
    names: [
      ...['buildah', 'libgpgme11', 'libassuan0', 'libgpg-error0', 'libseccomp2', 'libdevmapper1.02.1'],
      ...['libudev1', 'libselinux1', 'libpcre2-8-0'],
    ],
  },
} as const satisfies PackageGroups;

// Only this release has Docker 20.10 and buildah 1.28.
const release = 'bookworm';
const wanted: Wanted = {
  what: `Docker 20.10 and buildah 1.28 from Debian ${release} (about 45 MB, once)`,
  groups,
  suites: { own: release, engine: release },
};
const cache = join(repositoryRoot(), '.cache/engine');
const folder = unpackedFolder(cache, 'other-engines', wanted);

/**
 * The variables by which a command finds engines that read ignore files in other ways than today's Docker.
 *
 * They name scripts that download the programs when they are first run, since few commands need them. Where this
 * machine cannot have the programs there are no variables.
 */
export function otherEngines(): NodeJS.ProcessEnv {
  if (debianCodename() !== release) return {};
  const scripts = join(repositoryRoot(), 'tools/engine/other-engines');
  return {
    NX_ALPINE_OTHER_ENGINES: folder,
    NX_ALPINE_DOCKER_LEGACY: join(scripts, 'docker-legacy'),
    NX_ALPINE_BUILDAH: join(scripts, 'buildah'),
  };
}

/** Downloads the programs, and answers with an exit status. */
async function provide(): Promise<number> {
  const interruption = new Interruption().listen();
  mkdirSync(cache, { recursive: true });
  try {
    await provideUnpacked(cache, folder, wanted, interruption.signal);
    return 0;
  } catch (error) {
    if (interruption.received) return statusOf(interruption.received);
    if (!(error instanceof EngineError)) throw error;
    error.message.split('\n').forEach(say);
    return 1;
  }
}

if (require.main === module) void provide().then((status) => process.exit(status));
