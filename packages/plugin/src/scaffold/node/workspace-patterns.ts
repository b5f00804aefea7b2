import { parse } from 'yaml';
import { asRecord } from '../../base/unknown-record';
import type { WorkspaceFiles } from '../workspace-files';
import { readPackageJson } from './package-json';

/** The patterns by which the package manager's workspace finds its members. */
export function workspacePatterns(files: WorkspaceFiles): readonly string[] {
  const pnpm = files.read('pnpm-workspace.yaml');
  const packages = pnpm === undefined ? undefined : asRecord(parseIfPossible(pnpm))['packages'];
  const patterns: readonly unknown[] = Array.isArray(packages)
    ? packages
    : (readPackageJson('.', files)?.workspaces ?? []);
  return patterns.filter((entry) => typeof entry === 'string').flatMap(expandBraces);
}

/** `{apps,libs}/*` stands for two patterns. */
function expandBraces(pattern: string): string[] {
  const [whole, list] = /\{([^{}]+)\}/.exec(pattern) ?? [];
  if (whole === undefined || list === undefined) return [pattern];
  return list.split(',').flatMap((word) => expandBraces(pattern.replace(whole, word)));
}

function parseIfPossible(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return {};
  }
}
