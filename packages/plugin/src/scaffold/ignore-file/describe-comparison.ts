import { formatBytes, formatCount } from '../../base/quantities';
import type { ContextComparison } from '../../build-context/compare-contexts';
import type { ContextFile } from '../../build-context/context-file';

/** Files that are named one by one; of more, the rest is counted by the folder that it lies in. */
const NAMED = 40;

/** Says file by file what another ignore file changes in a context. */
export function describeComparison({ entering, leaving, staying }: ContextComparison): string[] {
  if (entering.length + leaving.length === 0)
    return [`the context stays as it is: ${formatCount(staying, 'file')}`];
  return [
    `${sum(leaving)} would leave the context, ${sum(entering)} would enter it, ${formatCount(staying, 'file')} would stay`,
    ...describeFiles('-', leaving),
    ...describeFiles('+', entering),
  ];
}

function describeFiles(sign: string, files: readonly ContextFile[]): string[] {
  const rest = files.slice(NAMED);
  return [
    ...files.slice(0, NAMED).map(({ path, size }) => `  ${sign} ${path} (${formatBytes(size)})`),
    ...[...groupByTopFolder(rest)].map(
      ([folder, inside]) => `  ${sign} ${sum(inside)} more in ${folder === '' ? 'the root' : folder}`,
    ),
  ];
}

function groupByTopFolder(files: readonly ContextFile[]): Map<string, ContextFile[]> {
  const groups = new Map<string, ContextFile[]>();
  for (const file of files) {
    const folder = file.path.includes('/') ? (file.path.split('/')[0] ?? '') : '';
    groups.set(folder, [...(groups.get(folder) ?? []), file]);
  }
  return groups;
}

function sum(files: readonly ContextFile[]): string {
  const bytes = files.reduce((total, { size }) => total + size, 0);
  return `${formatCount(files.length, 'file')} (${formatBytes(bytes)})`;
}
