import { baseImages, type BaseImage } from './base-images';
import { EngineError } from './engine-error';
import { pullImage } from './pull-image';
import { run } from './run';

/** Where the images came from that a test uses. */
export type ImageOrigin = 'registry' | 'stand-ins';

/** Where the base images of the engine came from that with-engine has found; others come from there, too. */
export async function originOfImages(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<ImageOrigin> {
  const format = '{{index .Config.Labels "dev.nx-alpine.stand-in"}}';
  for (const { name } of baseImages) {
    const label = await run('docker', ['image', 'inspect', '--format', format, name], { env, signal });
    if (label.ok && label.stdout === 'true') return 'stand-ins';
  }
  return 'registry';
}

/** Those that the engine does not have. */
export async function missingImages(
  images: readonly BaseImage[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<BaseImage[]> {
  const missing: BaseImage[] = [];
  for (const image of images) {
    if (!(await run('docker', ['image', 'inspect', image.name], { env, signal })).ok) missing.push(image);
  }
  return missing;
}

/** Pulls an image that must be had. */
export async function pullReal(
  { name }: BaseImage,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> {
  const pulled = await pullImage(name, { env, signal });
  if (!pulled.ok) throw new EngineError(`${name} cannot be pulled: ${pulled.reason}`);
}
