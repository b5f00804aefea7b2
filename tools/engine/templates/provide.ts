import { join } from 'node:path';
import { templateImages } from '../base-images';
import { withLock } from '../private/lock';
import { missingImages, originOfImages, pullReal, type ImageOrigin } from '../provided-images';
import { repositoryRoot } from '../repository-root';
import { provideTemplateStandIns } from './stand-ins';
import { provideWheels } from './wheels';

const cache = join(repositoryRoot(), '.cache/engine');

export type { ImageOrigin };

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
    const missing = await missingImages(templateImages, env, signal);
    if (origin === 'registry') for (const image of missing) await pullReal(image, env, signal);
    else {
      await provideWheels(cache, signal);
      await provideTemplateStandIns(missing, cache, env, signal);
    }
  });
  return origin;
}
