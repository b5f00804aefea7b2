import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configureContainers } from './containers-configuration';
import { provideContainersPrograms } from './containers-programs';
import { privateHome, privateMounts } from './private-mounts';
import { quoted } from './shell';
import type { PrivatePlace } from './private-place';

/**
 * Buildah needs nothing that runs, only a client that takes its mounts with it when it ends.
 *
 * Its storage is one of plain folders, so that what `buildah mount` names can be read from outside.
 */
export async function prepareBuildah(place: PrivatePlace): Promise<NodeJS.ProcessEnv> {
  const { cache, registry, run, signal } = place;
  const { folder, libraries } = await provideContainersPrograms(cache, signal);
  const program = join(folder, 'usr/bin/buildah');
  const script = join(run.path, 'buildah.sh');
  writeFileSync(script, `${privateMounts}exec "$@"\n`);
  const words = [script, libraries, program].map(quoted).join(' ');
  const client = `#!/bin/sh\n${privateHome(run.path)}\nexec unshare --mount sh ${words} "$@"\n`;
  writeFileSync(join(run.path, 'bin/buildah'), client, { mode: 0o755 });
  return configureContainers({ path: run.path, programs: folder, registry, driver: 'vfs' });
}
