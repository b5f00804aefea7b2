import { parentFolders } from '../../base/context-path';
import type { ContextSource } from '../../formats/dockerfile/context-sources';
import { exists, isListed, type WorkspaceView } from '../workspace-view';
import { isGitIgnoredPath } from './git-ignored';
import { below } from './workspace-path';

/** The path from the root of the context that a source is, where nothing but the build is needed to know it; `.` is the root. */
export function literalPath({ text }: Pick<ContextSource, 'text'>): string | undefined {
  const plain = text.replace(/^(["'])(.*)\1$/s, '$2');
  if (plain === '' || /[$*?[\]\\<>"'{}%]|__/.test(plain)) return undefined;
  const kept: string[] = [];
  for (const name of plain.split('/')) {
    if (name === '..') kept.pop();
    else if (name !== '' && name !== '.') kept.push(name);
  }
  return kept.join('/') || '.';
}

/** Folders and files that a build before this one makes, so that their absence says nothing. */
const MADE =
  /(?:^|\/)(?:dist|build|out|output|target|bin|obj|publish|release|releases|coverage|generated|vendor|pruned|tmp|temp|artifacts?|packages-dist|bundle|public|wheels|wheelhouse|node_modules|_site|\.next|\.nuxt|\.output|\.nx|\.cache|\.turbo|\.venv|venv|\.git)(?:\/|$)|\.(?:jar|war|whl|tgz|tar|gz|zip|deb|rpm|apk|exe|so|wasm|pem|crt|key)$|(?:^|\/)\.(?:env|npmrc)[^/]*$/i;

/** Whether a path is certainly not there: not in the workspace, not made by a build, not one that git leaves out, not behind a link. */
export function isCertainlyMissing(root: string, path: string, view: WorkspaceView): boolean {
  const full = below(root, path);
  if (exists(view, full) || isMade(full, view)) return false;
  return !parentFolders(full).some((folder) => isListed(view, folder));
}

/** Whether a build may make a path, by its name, or because git leaves it out. */
export function isMade(path: string, view: WorkspaceView): boolean {
  return MADE.test(path) || isGitIgnoredPath(path, view);
}
