import { EngineError } from '../engine-error';
import { packages, type PackageGroups } from '../private/packages';
import { daemonEnvironment, provideUnpacked, unpackedFolder } from '../private/programs';
import { debianCodename } from '../private/supported';
import { startDockerd } from './dockerd';
import type { PrivatePlace } from './private-place';

// Only this release has it.
const release = 'bookworm';

// The folders are called as those of today's engine, so that both are started alike.
const groups = {
  engine: { suite: 'own', names: ['docker.io', 'containerd', 'tini'] },
  own: {
    suite: 'own',
    names: [...packages.own.names, 'libdevmapper1.02.1', 'libudev1', 'libselinux1', 'libpcre2-8-0'],
  },
} as const satisfies PackageGroups;

/** Starts a daemon of Docker 20.10, with its client. */
export async function startDocker20(place: PrivatePlace): Promise<NodeJS.ProcessEnv> {
  const folder = await provideDocker20(place.cache, place.signal);
  return startDockerd(place, { folder, env: daemonEnvironment(folder) });
}

async function provideDocker20(cache: string, signal: AbortSignal): Promise<string> {
  if (debianCodename() !== release)
    throw new EngineError(`Docker 20.10 can be downloaded for Debian ${release} only`);
  const suites = { own: release, engine: release };
  const wanted = { what: `Docker 20.10 from Debian ${release} (about 70 MB, once)`, groups, suites };
  const folder = unpackedFolder(cache, 'docker-20.10', wanted);
  await provideUnpacked(cache, folder, wanted, signal);
  return folder;
}
