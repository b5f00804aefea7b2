import { join } from 'node:path';
import { baseImages, templateImages, type BaseImage } from '../base-images';
import { EngineError } from '../engine-error';
import { withLock } from '../private/lock';
import { pullImage } from '../pull-image';
import { repositoryRoot } from '../repository-root';
import { run } from '../run';
import { provideTemplateStandIns } from './stand-ins';
import { provideWheels } from './wheels';

const cache = join(repositoryRoot(), '.cache/engine');

/** Where the images came from that a test builds on. */
export type ImageOrigin = 'registry' | 'stand-ins';

/**
 * Provides the images that the generators' Dockerfiles stand on, in the engine that with-engine has found. It takes from a
 * registry what is there; where the base images are stand-ins, these are too, and Python packages are made for them.
 */
export async function provideTemplateImages(
  env: NodeJS.ProcessEnv = process.env,
  signal: AbortSignal = new AbortController().signal,
): Promise<ImageOrigin> {
  const origin = await originOfImages(env, signal);
  await withLock(join(cache, 'stand-ins.lock'), signal, async () => {
    const missing: BaseImage[] = [];
    for (const image of templateImages) if (!(await isThere(image, env, signal))) missing.push(image);
    if (origin === 'registry') for (const image of missing) await pullReal(image, env, signal);
    else {
      await provideWheels(cache, signal);
      await provideTemplateStandIns(missing, cache, env, signal);
    }
  });
  return origin;
}

async function originOfImages(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<ImageOrigin> {
  const format = '{{index .Config.Labels "dev.nx-alpine.stand-in"}}';
  for (const { name } of baseImages) {
    const label = await run('docker', ['image', 'inspect', '--format', format, name], { env, signal });
    if (label.ok && label.stdout === 'true') return 'stand-ins';
  }
  return 'registry';
}

async function isThere({ name }: BaseImage, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<boolean> {
  return (await run('docker', ['image', 'inspect', name], { env, signal })).ok;
}

async function pullReal({ name }: BaseImage, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  const pulled = await pullImage(name, { env, signal });
  if (!pulled.ok) throw new EngineError(`${name} cannot be pulled: ${pulled.reason}`);
}
