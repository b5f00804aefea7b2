import { createRequire } from 'node:module';
import { join } from 'node:path';
import { errorCode } from './error-code';

/**
 * Loads a CommonJS module at the moment it is needed, by package name or absolute path; whoever asks again gets the same.
 *
 * A dynamic import would do too, but costs several times as much: it goes by Node's loader of ES modules.
 */
export function loadModule(name: string): unknown {
  return module.require(name);
}

/** Loads a CommonJS module that a folder has installed, or gives undefined where it has not. */
export function loadInstalledModule(folder: string, name: string): unknown {
  const load = createRequire(join(folder, 'package.json'));
  try {
    load.resolve(name);
  } catch (error) {
    if (errorCode(error) === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
  return load(name);
}
