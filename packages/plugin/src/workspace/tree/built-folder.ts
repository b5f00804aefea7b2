import { posix } from 'node:path';
import type { ProjectConfiguration, TargetConfiguration } from '@nx/devkit';

/** Where the `build` target of a project leaves its output, from the workspace root; undefined where no one folder is named. */
export function findBuiltFolder(
  name: string,
  { root, targets }: Pick<ProjectConfiguration, 'root' | 'targets'>,
): string | undefined {
  const build = targets?.['build'];
  const output = build === undefined ? undefined : outputOf(build);
  if (output === undefined) return undefined;
  const path = output
    .replace(/^\{workspaceRoot\}\//, '')
    .replaceAll('{projectRoot}', root)
    .replaceAll('{projectName}', name);
  if (/[{}*]/.test(path)) return undefined;
  const folder = posix.normalize(path).replace(/\/$/, '');
  // A folder around the sources is no output that an image could take.
  return posix.relative(folder, root).startsWith('..') ? folder : undefined;
}

function outputOf({ options, outputs }: TargetConfiguration): string | undefined {
  const values = (options ?? {}) as Readonly<Record<string, unknown>>;
  const filled = (outputs ?? []).map((output) =>
    output.replace(/\{options\.(\w+)\}/, (token, option: string) => {
      const value = values[option];
      return typeof value === 'string' ? value : token;
    }),
  );
  const { outputPath } = values;
  return typeof outputPath === 'string' ? outputPath : filled.find((output) => !output.includes('{options.'));
}
