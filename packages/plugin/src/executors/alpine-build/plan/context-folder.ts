import { relative, resolve, sep } from 'node:path';
import { toContextPath } from '../../../base/context-path';
import type { Problem } from '../../../base/user-error';
import { isFolder } from '../../../host/file-system';

/** Reads `context`: the folder that the engine gets, from the workspace root with forward slashes, `.` for the root itself. */
export function readContextFolder(raw: string | undefined, workspaceRoot: string): string | Problem {
  if (raw === undefined) return '.';
  if (/^(?:https?|git|ssh):|^git@/.test(raw)) {
    return {
      what: `context: ${withoutCredentials(raw)} is an address`,
      why: 'what the engine would fetch from there cannot be known beforehand',
      fix: 'name a folder of the workspace, and give the address as buildContexts.<name>',
    };
  }
  const path = resolve(workspaceRoot, raw);
  if (isFolder(path)) return toContextPath(relative(workspaceRoot, path), sep) || '.';
  return { what: `context: there is no folder ${raw}`, why: 'paths are read from the workspace root' };
}

function withoutCredentials(address: string): string {
  return address.replace(/\/\/[^/@]+@/, '//***@');
}
