import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryOf, templateImages, type BaseImage } from '../base-images';
import { EngineError } from '../engine-error';
import { fingerprintOf } from '../fingerprint';
import { providePrograms } from '../private/programs';
import { say } from '../progress';
import { publishStandIn } from '../stand-ins/build';
import { pullStandIn } from '../stand-ins/provide';
import { provideTemplatePackages } from './packages';
import { copyRepository } from './registry-part';

/** Gives the private engine of with-engine stand-ins for images that it does not have. */
export async function provideTemplateStandIns(
  images: readonly BaseImage[],
  cache: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> {
  const { NX_ALPINE_ENGINE_RUN: place, NX_ALPINE_REGISTRY: address } = env;
  if (images.length === 0) return;
  if (!place || !address) throw new EngineError('stand-ins are made for commands of with-engine only');
  const storage = join(place, 'registry');
  const cached = join(cache, `template-stand-ins-${fingerprint()}`);
  if (existsSync(cached)) copyImages(cached, storage);
  else await makeStandIns({ place, address, cache, env, signal }, storage, cached);
  await Promise.all(images.map((image) => pullStandIn(image, { env, signal })));
}

interface Workshop {
  readonly place: string;
  readonly address: string;
  readonly cache: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

async function makeStandIns(
  { place, address, cache, env, signal }: Workshop,
  storage: string,
  cached: string,
): Promise<void> {
  say('making stand-ins for the images of the templates (once)');
  const programs = await providePrograms(cache, signal);
  const packages = await provideTemplatePackages(cache, signal);
  const run = { path: mkdtempSync(join(place, 'stand-ins-')) };
  const engine = { cache, env, programs, registry: { address }, run, signal };
  for (const image of templateImages) await publishStandIn(image, engine, packages);
  rmSync(run.path, { recursive: true });
  const partial = `${cached}-partial`;
  rmSync(partial, { recursive: true, force: true });
  copyImages(storage, partial);
  renameSync(partial, cached);
}

/** The storage of a running registry may be added to: it looks there each time that it is asked. */
function copyImages(from: string, to: string): void {
  for (const image of templateImages) copyRepository(repositoryOf(image), from, to);
}

function fingerprint(): string {
  return fingerprintOf([templateImages, process.arch], join(__dirname, '../stand-ins'), __dirname);
}
