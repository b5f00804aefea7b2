import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BenchmarkError } from './benchmark-error';

/** The commands that do what the plugin does, each as a process of its own. */
export type OurCommand =
  | 'clean'
  | 'context'
  | 'list'
  | 'digest'
  | 'unchanged'
  | 'matcher'
  | 'inference'
  | 'sync'
  | 'image'
  | 'fallback'
  | 'validate';

/** The argument list of one of our commands. */
export function ours(name: OurCommand, ...argv: string[]): string[] {
  return [process.execPath, scriptOf('ours', name), ...argv];
}

/** The argument list of a command that does the same with a library of others. */
export function peer(name: string, ...argv: string[]): string[] {
  return [process.execPath, scriptOf('peers', name), ...argv];
}

/** Says before any tree is made what is not there to be measured. */
export function requireOurCommands(names: readonly OurCommand[]): void {
  const missing = [...new Set(names)].filter((name) => !existsSync(scriptOf('ours', name)));
  if (missing.length === 0) return;
  const files = missing.map((name) => `benchmarks/src/ours/${name}.ts`);
  throw new BenchmarkError(`there is nothing to measure yet, missing or not built: ${files.join(', ')}`);
}

function scriptOf(folder: string, name: string): string {
  return join(__dirname, folder, `${name}.js`);
}
