import { existsSync, mkdtempSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { stockImages, type BaseImage } from '../base-images';
import { fingerprintOf } from '../fingerprint';
import { withLock } from '../private/lock';
import { providePrograms } from '../private/programs';
import { say } from '../progress';
import { missingImages, originOfImages, pullReal, type ImageOrigin } from '../provided-images';
import { repositoryRoot } from '../repository-root';
import { importStandIn, packStandIn } from '../stand-ins/build';
import { provideTemplatePackages } from '../templates/packages';

const cache = join(repositoryRoot(), '.cache/engine');

/**
 * Provides the images of stock services in the engine that with-engine has found. It takes them from a registry; where the base
 * images are stand-ins, these are too. No registry has those, which the engines of the matrix would need: services run in one engine.
 */
export async function provideStockImages(
  env: NodeJS.ProcessEnv = process.env,
  signal: AbortSignal = new AbortController().signal,
): Promise<ImageOrigin> {
  const origin = await originOfImages(env, signal);
  const missing = await missingImages(stockImages, env, signal);
  if (origin === 'registry') for (const image of missing) await pullReal(image, env, signal);
  else if (missing.length > 0) {
    const archives = await provideArchives(signal);
    const importing = missing.map(async (image) =>
      importStandIn(image, archiveOf(image, archives), env, signal),
    );
    await Promise.all(importing);
  }
  return origin;
}

/** The root folders of all stand-ins, packed when this is the first time. */
async function provideArchives(signal: AbortSignal): Promise<string> {
  const folder = join(cache, `stock-stand-ins-${fingerprint()}`);
  await withLock(join(cache, 'stock.lock'), signal, async () => {
    if (existsSync(folder)) return;
    say('making stand-ins for the images of stock services (once)');
    const programs = await providePrograms(cache, signal);
    const packages = await provideTemplatePackages(cache, signal);
    const partial = mkdtempSync(`${folder}-partial-`);
    for (const image of stockImages) {
      await packStandIn(
        image,
        { programs, run: { path: partial }, signal },
        packages,
        archiveOf(image, partial),
      );
    }
    renameSync(partial, folder);
  });
  return folder;
}

function archiveOf({ standIn }: BaseImage, folder: string): string {
  return join(folder, `${standIn}.tar`);
}

function fingerprint(): string {
  return fingerprintOf([stockImages, process.arch], join(__dirname, '../stand-ins'), __dirname);
}
