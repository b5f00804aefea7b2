import { compileFolderRules } from './compiled-folder';
import { rulesInFolder, type FolderRules } from './folder';
import type { IgnoreRules } from './ignore-rules';
import { plainFolderRules } from './plain-folder';

export { rulesInFolder, type FolderRules } from './folder';

/** The rules at the root of the context; compiled, or plain where a malformed line must fail just when the engine fails. */
export function rulesAtRoot(rules: IgnoreRules): FolderRules {
  const isReadable = rules.rules.every(({ segments }) => segments !== undefined);
  return isReadable ? compileFolderRules(rules) : plainFolderRules(rules);
}

/** Makes a test of paths that remembers what it learnt of their folders. */
export function compilePathTest(rules: IgnoreRules): (path: string) => boolean {
  const root = rulesAtRoot(rules);
  const folders = new Map<string, FolderRules>([['', root]]);
  return (path) => {
    const slash = path.lastIndexOf('/');
    const folder = slash === -1 ? '' : path.slice(0, slash);
    let known = folders.get(folder);
    if (known === undefined) {
      known = rulesInFolder(root, folder);
      folders.set(folder, known);
    }
    return known.excludesFile(path.slice(slash + 1), folder);
  };
}
