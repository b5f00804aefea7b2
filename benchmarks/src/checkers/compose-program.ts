import { join } from 'node:path';
import type { PackageGroups } from '../../../tools/dist/engine/private/packages';
import { provideDebianPackages } from '../debian-packages';

const composePackages = {
  compose: { suite: 'engine', names: ['docker-compose'] },
} as const satisfies PackageGroups;

/** The program of compose, which reads files without an engine, and the package that it comes from. */
export async function provideCompose(
  cache: string,
  signal: AbortSignal,
): Promise<{ readonly program: string; readonly version: string }> {
  const { folder, packages } = await provideDebianPackages(cache, 'compose', composePackages, signal);
  return {
    program: join(folder, 'compose/usr/libexec/docker/cli-plugins/docker-compose'),
    version: packages.join(', '),
  };
}
