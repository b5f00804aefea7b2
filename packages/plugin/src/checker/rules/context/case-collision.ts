import { foldName } from '../../../base/fold-name';
import { folderOf, joinPath, parentFolders } from '../../../base/context-path';
import type { Rule } from '../../rule';
import { filesWhere, rememberedFor } from '../../subjects/remembered';
import { takenAmong } from '../../subjects/taken-files';
import { foldersOf, type FolderContent } from '../../workspace-view';

/** Two names of one folder that differ only in case, or in how their letters are put together, within what a build takes. */
export const caseCollision: Rule<'dockerfile'> = {
  id: 'context/case-collision',
  severity: 'warning',
  title: 'Two files or folders that a COPY takes differ only in large and small letters',
  why: 'On macOS and Windows they are one: a checkout keeps one of them, and the image has other files than on Linux.',
  fix: 'Rename one of them with git mv.',
  subject: 'dockerfile',
  *check({ contexts }, view) {
    const told = new Set<string>();
    for (const use of contexts) {
      const spellings = new Map<string, string>();
      for (const { source, file } of takenAmong(use, collidingFiles(view))) {
        for (const path of [...parentFolders(file), file]) {
          const key = keyOf(path);
          const other = spellings.get(key) ?? path;
          spellings.set(key, other);
          if (other === path || told.has(path)) continue;
          told.add(path);
          yield {
            line: source.line,
            column: source.column,
            what: `${source.keyword} source "${source.text}" takes ${other} and ${show(path, other)}`,
          };
        }
      }
    }
  },
};

/** Equal for names of one folder that some systems take for one. */
function keyOf(path: string): string {
  const folder = folderOf(path);
  return `${folder}/${foldName(path.slice(folder.length))}`;
}

/** Files with a twin, or in a folder with one; most workspaces have none. */
const collidingFiles = rememberedFor((view) => {
  const twins = new Set([...foldersOf(view)].flatMap(([folder, content]) => twinsIn(folder, content)));
  return twins.size === 0 ? [] : filesWhere(view, (path) => twins.has(path));
});

function twinsIn(folder: string, { files, folders }: FolderContent): string[] {
  const names = [...files, ...folders];
  const folded = names.map(foldName);
  if (new Set(folded).size === names.length) return [];
  const isTwin = (at: number): boolean =>
    folded.indexOf(folded[at] ?? '') !== folded.lastIndexOf(folded[at] ?? '');
  return names.filter((_, at) => isTwin(at)).map((name) => joinPath(folder, name));
}

/** What looks the same is written with its code points. */
function show(path: string, other: string): string {
  if (path.normalize('NFC') !== other.normalize('NFC')) return path;
  const letters = path.replaceAll(
    /[^ -~]/gu,
    (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return `another of that name, with its letters put together otherwise: ${letters}`;
}
