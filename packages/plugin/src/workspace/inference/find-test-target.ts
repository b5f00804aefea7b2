import { join } from 'node:path';
import { isRecord } from '../../base/unknown-record';
import { isFile } from '../../host/file-system';
import type { ManifestProject } from './known-projects';

const NAME = 'test';

/** Plugins of Nx that infer a target with this name, each from these files. */
const PLUGINS: Readonly<Record<string, RegExp | undefined>> = {
  '@nx/jest/plugin': /^jest$/,
  '@nx/vite/plugin': /^(?:vite|vitest)$/,
  '@nx/vitest': /^(?:vite|vitest)$/,
};
const CONFIGURATIONS = ['jest', 'vitest', 'vite'];
const ENDINGS = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'];

/** Name of the target that runs a project's tests: its own files have it, or a plugin of Nx infers it; undefined where there is none. */
export function findTestTarget(
  { root, targets, scripts }: ManifestProject,
  workspaceRoot: string,
  plugins: unknown,
): string | undefined {
  if (NAME in scripts || targets.some((own) => NAME in own)) return NAME;
  for (const { plugin, options } of readPlugins(plugins)) {
    const pattern = PLUGINS[plugin];
    if (pattern === undefined) continue;
    const files = CONFIGURATIONS.filter((name) => pattern.test(name)).flatMap((name) =>
      ENDINGS.map((ending) => `${name}.config.${ending}`),
    );
    if (!files.some((file) => isFile(join(workspaceRoot, root, file)))) continue;
    const { targetName, testTargetName } = options;
    return [targetName, testTargetName].find((name) => typeof name === 'string') ?? NAME;
  }
  return undefined;
}

interface PluginEntry {
  readonly plugin: string;
  readonly options: Readonly<Record<string, unknown>>;
}

function readPlugins(plugins: unknown): PluginEntry[] {
  if (!Array.isArray(plugins)) return [];
  return plugins.flatMap((entry: unknown): PluginEntry[] => {
    if (typeof entry === 'string') return [{ plugin: entry, options: {} }];
    if (!isRecord(entry) || typeof entry['plugin'] !== 'string') return [];
    return [{ plugin: entry['plugin'], options: isRecord(entry['options']) ? entry['options'] : {} }];
  });
}
