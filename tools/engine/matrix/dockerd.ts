import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { stopBackground } from '../private/background';
import { addBridge } from '../private/bridge';
import { engineAddress, launchDaemon, untilDaemonAnswers } from '../private/daemon';
import { withLock } from '../private/lock';
import type { Programs } from '../private/programs';
import { bridgeNameOf } from '../private/tidy-up';
import type { PrivatePlace } from './private-place';

/** Starts a daemon beside any other, and offers the client of the same release. */
export async function startDockerd(
  place: PrivatePlace,
  programs: Programs,
  features: Readonly<Record<string, boolean>> = {},
): Promise<NodeJS.ProcessEnv> {
  const { cache, programs: today, registry, run, signal, undo } = place;
  const bridge = await withLock(join(cache, 'network.lock'), signal, () =>
    addBridge(bridgeNameOf(run), today, signal),
  );
  const daemon = launchDaemon(run, programs, bridge, { address: registry }, features);
  undo.add('stop dockerd', () => stopBackground(daemon, 5));
  await untilDaemonAnswers(daemon, run, signal);
  symlinkSync(join(programs.folder, 'engine/usr/bin/docker'), join(run.path, 'bin/docker'));
  return { DOCKER_HOST: engineAddress(run), DOCKER_CONFIG: join(run.path, 'config') };
}

/** Today's Docker, with the image store of containerd instead of its own. */
export async function startDockerWithContainerd(place: PrivatePlace): Promise<NodeJS.ProcessEnv> {
  const plugins = join(place.programs.folder, 'engine/usr/libexec/docker/cli-plugins');
  symlinkSync(plugins, join(place.run.path, 'config/cli-plugins'));
  return startDockerd(place, place.programs, { 'containerd-snapshotter': true });
}
