import { folderOf, joinPath, parentFolders } from '../../../base/context-path';
import type { Found, Rule } from '../../rule';
import { filesWhere, rememberedFor } from '../../subjects/remembered';
import { takenAmong } from '../../subjects/taken-files';
import { exists, foldersOf, type FolderContent, type WorkspaceView } from '../../workspace-view';

/** A name that some system, or the engine, does not take as it is, within what a build takes. */
export const oddName: Rule<'dockerfile'> = {
  id: 'context/odd-name',
  severity: 'warning',
  title: 'A COPY takes a file whose name not every system can keep',
  why: 'On another system the checkout fails, or the file is there under another name.',
  fix: 'Rename it with git mv.',
  subject: 'dockerfile',
  *check({ contexts }, view) {
    const told = new Set<string>();
    for (const use of contexts) {
      for (const { source, file } of takenAmong(use, oddFiles(view))) {
        for (const path of [...parentFolders(file), file]) {
          const odd = told.has(path) ? undefined : judge(path, view);
          told.add(path);
          if (odd === undefined) continue;
          const { line, column, keyword, text } = source;
          yield {
            line,
            column,
            ...odd,
            what: `${keyword} source "${text}" takes ${show(path)}, ${odd.what}`,
          };
        }
      }
    }
  },
};

const oddFiles = rememberedFor((view) => {
  const odd = new Set([...foldersOf(view)].flatMap(([folder, content]) => oddIn(folder, content, view)));
  return odd.size === 0 ? [] : filesWhere(view, (path) => odd.has(path));
});

function oddIn(folder: string, { files, folders }: FolderContent, view: WorkspaceView): string[] {
  return [...files, ...folders]
    .filter((name) => !PLAIN.test(name) || RESERVED.test(name))
    .map((name) => joinPath(folder, name))
    .filter((path) => judge(path, view) !== undefined);
}

/** Names of which nothing can be said, as nearly all are. */
const PLAIN = /^[\w.@+-]*[\w@+-]$/;

type Odd = Pick<Found, 'what' | 'why' | 'severity'>;

function judge(path: string, view: WorkspaceView): Odd | undefined {
  const folder = folderOf(path);
  const name = folder === '' ? path : path.slice(folder.length + 1);
  const composed = name.normalize('NFC');
  if (CONTROL.test(name))
    return {
      what: 'whose name has a control character',
      why: 'Shells, ignore files and engines stumble over it.',
    };
  if (name.includes('\\'))
    return {
      what: 'whose name has a backslash',
      why: 'To Windows that is a folder, and to an ignore file it takes the next letter as it is.',
    };
  if (/[ .]$/.test(name))
    return { what: `whose name ends in a ${name.endsWith(' ') ? 'blank' : 'dot'}`, ...WINDOWS };
  if (/[:<>"|?*]/.test(name)) return { what: 'whose name Windows does not allow', ...WINDOWS };
  if (RESERVED.test(name)) return { what: 'whose name Windows keeps for a device', ...WINDOWS };
  // Where both are there, context/case-collision tells it.
  const isTwice = exists(view, folder === '' ? composed : `${folder}/${composed}`);
  if (composed === name || isTwice) return undefined;
  return {
    what: 'whose letters and accents are apart',
    why: 'A program that writes the name as keyboards do looks for another one.',
  };
}

/** Nothing for a team without Windows. */
const WINDOWS = {
  severity: 'info',
  why: 'On Windows the checkout fails, or the file gets another name.',
} as const;

// eslint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;
/** https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file */
const RESERVED = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i;

/** What is not seen is written with its code point. */
function show(path: string): string {
  return JSON.stringify(path).replaceAll(
    /\p{M}|\u007F/gu,
    (letter) => `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
