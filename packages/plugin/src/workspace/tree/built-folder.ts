import { posix } from 'node:path';
import type { ProjectConfiguration, TargetConfiguration } from '@nx/devkit';
import { asRecord, type UnknownRecord } from '../../base/unknown-record';

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
  const values = asRecord(options);
  const filled = (outputs ?? []).map((output) =>
    output.replace(/\{options\.([\w.]+)\}/, (token, path: string) => valueAt(values, path) ?? token),
  );
  return valueAt(values, 'outputPath') ?? filled.find((output) => !output.includes('{options.'));
}

/** A text among options, or the `base` of a place that is told in parts, as Angular has it. */
function valueAt(options: UnknownRecord, path: string): string | undefined {
  const value = path.split('.').reduce<unknown>((part, name) => asRecord(part)[name], options);
  const text = typeof value === 'string' ? value : asRecord(value)['base'];
  return typeof text === 'string' ? text : undefined;
}
