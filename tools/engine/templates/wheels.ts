import { existsSync, renameSync, rmSync } from 'node:fs';
import { makeWheelhouse } from '../wheels/wheelhouse';
import { provideTemplatePackages, unpackedWheels } from './packages';
import { wheelhouse } from './wheelhouse';

/** Makes the wheels if this is the first time. */
export async function provideWheels(cache: string, signal: AbortSignal): Promise<void> {
  const folder = wheelhouse(cache);
  if (existsSync(folder)) return;
  const packages = await provideTemplatePackages(cache, signal);
  const partial = `${folder}-partial`;
  rmSync(partial, { recursive: true, force: true });
  makeWheelhouse(unpackedWheels(packages), partial);
  renameSync(partial, folder);
}
