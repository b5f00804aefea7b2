import { resolve } from 'node:path';
import type { Problem } from '../../../base/user-error';
import { isFolder } from '../../../host/file-system';
import type { Reading } from './reading';

const ELSEWHERE = /^(?:docker-image|container-image|oci-layout|target|https?|git|ssh):|^git@/;
const LAYOUT = /^oci-layout:\/\/(.+?)((?:@sha256:[0-9a-f]+|:[\w.-]+)?)$/;

/** Reads `buildContexts`: folders are taken from the workspace root and must be there; all else is the engine's affair. */
export function readBuildContexts(
  raw: Readonly<Record<string, string>>,
  workspaceRoot: string,
): Reading<Map<string, string>> {
  const value = new Map(Object.entries(raw).map(([name, source]) => [name, locate(source, workspaceRoot)]));
  const problems = [...value].flatMap(([name, source]) => explainMissing(name, source) ?? []);
  return { value, problems };
}

/** Whether a context is a folder of this machine, and not something that the engine fetches. */
export function isLocalContext(source: string): boolean {
  return !ELSEWHERE.test(source);
}

function locate(source: string, workspaceRoot: string): string {
  const layout = LAYOUT.exec(source);
  if (layout !== null) return `oci-layout://${resolve(workspaceRoot, layout[1] ?? '')}${layout[2] ?? ''}`;
  return isLocalContext(source) ? resolve(workspaceRoot, source) : source;
}

function explainMissing(name: string, source: string): Problem | undefined {
  if (!isLocalContext(source) || isFolder(source)) return undefined;
  return {
    what: `buildContexts.${name}: there is no such folder`,
    why: 'folders are read from the workspace root',
    fix: 'for an image write docker-image://<image>',
  };
}
