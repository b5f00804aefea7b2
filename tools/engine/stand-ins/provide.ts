import { cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { baseImages, type BaseImage } from '../base-images';
import { EngineError } from '../engine-error';
import { withLock } from '../private/lock';
import type { Programs } from '../private/programs';
import type { Registry } from '../private/registry';
import type { RunDirectory } from '../private/run-directory';
import { say } from '../progress';
import { pullImage } from '../pull-image';
import { fingerprintOf } from '../fingerprint';
import { publishStandIn, standInFor } from './build';

/** A running private engine, for those who fill it. */
export interface PrivateEngine {
  readonly cache: string;
  readonly env: NodeJS.ProcessEnv;
  readonly programs: Programs;
  readonly registry: Registry;
  readonly run: Pick<RunDirectory, 'path'>;
  readonly signal: AbortSignal;
}

/** Pulls the real base images; from the first that cannot be had on, stand-ins take their place. */
export async function provideBaseImages(engine: PrivateEngine): Promise<void> {
  for (const [index, { name }] of baseImages.entries()) {
    const pulled = await pullImage(name, engine);
    if (!pulled.ok) {
      say(`cannot pull ${name}: ${pulled.reason}`);
      return provideStandIns(baseImages.slice(index), engine);
    }
    say(`pulled ${name}`);
  }
}

async function provideStandIns(images: readonly BaseImage[], engine: PrivateEngine): Promise<void> {
  await fillRegistry(images, engine);
  await Promise.all(images.map((image) => pullStandIn(image, engine)));
}

/** Has the engine pull a stand-in from the registry that it was given to. */
export async function pullStandIn(
  image: BaseImage,
  engine: Pick<PrivateEngine, 'env' | 'signal'>,
): Promise<void> {
  const pulled = await pullImage(image.name, engine);
  if (!pulled.ok) throw new EngineError(`the stand-in for ${image.name} cannot be pulled: ${pulled.reason}`);
  say(`${image.name} is a stand-in, not Alpine: ${standInFor(image).contents}`);
}

/** The registry's storage with the stand-ins is cached, because compressing them takes the longest. */
async function fillRegistry(images: readonly BaseImage[], engine: PrivateEngine): Promise<void> {
  const { cache, run, programs, signal } = engine;
  const storage = join(run.path, 'registry');
  const cached = join(cache, `stand-ins-${fingerprint(images, programs)}`);
  await withLock(join(cache, 'stand-ins.lock'), signal, async () => {
    if (existsSync(cached)) {
      cpSync(cached, storage, { recursive: true });
      return;
    }
    say('making stand-ins for the base images (once)');
    for (const image of images) await publishStandIn(image, engine);
    keep(storage, cached);
  });
}

/** Older ones are removed, which nobody reads at this moment: reading takes the same lock. */
function keep(storage: string, cached: string): void {
  const folder = dirname(cached);
  const older = readdirSync(folder).filter((name) => name.startsWith('stand-ins-'));
  for (const name of older) rmSync(join(folder, name), { recursive: true });
  const partial = join(folder, 'stand-ins-partial');
  cpSync(storage, partial, { recursive: true });
  renameSync(partial, cached);
}

/** Changes with everything that goes into a stand-in: packages, Node.js, the images and the code in this folder. */
function fingerprint(images: readonly BaseImage[], programs: Programs): string {
  return fingerprintOf([images, basename(programs.folder), process.execPath, process.version], __dirname);
}
