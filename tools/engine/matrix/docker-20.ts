import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from '../engine-error';
import { stopBackground } from '../private/background';
import { addBridge } from '../private/bridge';
import { engineAddress, launchDaemon, untilDaemonAnswers } from '../private/daemon';
import { withLock } from '../private/lock';
import { packages, type PackageGroups } from '../private/packages';
import { daemonEnvironment, provideUnpacked, unpackedFolder } from '../private/programs';
import { debianCodename } from '../private/supported';
import { bridgeNameOf } from '../private/tidy-up';
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

/** Starts a daemon of Docker 20.10 beside any other. */
export async function startDocker20(place: PrivatePlace): Promise<NodeJS.ProcessEnv> {
  const { cache, programs: today, registry, run, signal, undo } = place;
  const folder = await provideDocker20(cache, signal);
  const bridge = await withLock(join(cache, 'network.lock'), signal, () =>
    addBridge(bridgeNameOf(run), today, signal),
  );
  const programs = { folder, env: daemonEnvironment(folder) };
  const daemon = launchDaemon(run, programs, bridge, { address: registry });
  undo.add('stop dockerd 20.10', () => stopBackground(daemon, 5));
  await untilDaemonAnswers(daemon, run, signal);
  symlinkSync(join(folder, 'engine/usr/bin/docker'), join(run.path, 'bin/docker'));
  return { DOCKER_HOST: engineAddress(run), DOCKER_CONFIG: join(run.path, 'config') };
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
