import type { Rule } from '../../rule';
import { takenFolders, type TakenPath } from '../../subjects/taken-files';

/** Folders that are made for one machine, and why they do harm in an image. */
const KINDS: ReadonlyMap<string, string> = new Map([
  [
    'node_modules',
    'Modules that were installed on another system overwrite, or stand beside, those of the image.',
  ],
  [
    '.venv',
    'A virtual environment names the interpreter of the machine that made it, and does not run in the image.',
  ],
  [
    'venv',
    'A virtual environment names the interpreter of the machine that made it, and does not run in the image.',
  ],
  ['.git', 'The whole history goes into the image, and each commit makes the layers anew.'],
]);

/** A folder source that takes such a folder along; a source that names it is meant. */
export const environmentSent: Rule<'dockerfile'> = {
  id: 'context/environment-sent',
  severity: 'warning',
  title: 'A COPY takes an environment of this machine along',
  why: 'It is large, and made for another system.',
  fix: 'Leave it out with a line of the ignore file.',
  subject: 'dockerfile',
  *check({ contexts, instructions }, view) {
    const callsGit = instructions.some(
      ({ keyword, argumentText }) => keyword === 'RUN' && /\bgit\b/.test(argumentText),
    );
    const told = new Set<string>();
    for (const use of contexts) {
      for (const [name, why] of KINDS) {
        if (name === '.git' && callsGit) continue;
        const taken = takenFolders(use, view).filter(({ path }) => path.split('/').at(-1) === name);
        const [first] = taken;
        const key = `${use.context.root} ${name}`;
        if (first === undefined || told.has(key)) continue;
        told.add(key);
        yield {
          line: first.source.line,
          column: first.source.column,
          what: `${first.source.keyword} source "${first.source.text}" takes ${nameAll(taken)}`,
          why,
          fix: `Add the line "**/${name}" to ${use.context.ignoreFile ?? 'a .dockerignore at the root of the context'}.`,
        };
      }
    }
  },
};

function nameAll(taken: readonly TakenPath[]): string {
  const folders = new Set(taken.map(({ file }) => file));
  const [first = ''] = folders;
  return folders.size === 1
    ? `the folder ${first}`
    : `the folder ${first} and ${String(folders.size - 1)} more of that name`;
}
