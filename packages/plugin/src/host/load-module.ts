/**
 * Loads a CommonJS module at the moment it is needed, by package name or absolute path; whoever asks again gets the same.
 *
 * A dynamic import would do too, but costs several times as much: it goes by Node's loader of ES modules.
 */
export function loadModule(name: string): unknown {
  return module.require(name);
}
