import { folderOf } from '../../../base/context-path';
import type { Rule } from '../../rule';
import { isNowhere } from '../../subjects/compose-folder';
import type { ComposeValue } from '../../subjects/compose-value';
import { isGitIgnored } from '../../subjects/git-ignored';
import { resolveInWorkspace } from '../../subjects/workspace-path';
import { exists } from '../../workspace-view';

/** An `env_file` that is not there and not said to be optional. */
export const missingEnvFile: Rule<'compose'> = {
  id: 'compose/missing-env-file',
  severity: 'warning',
  title: 'An env_file does not exist',
  why: 'The engine refuses the whole file: "env file not found".',
  fix: 'Create the file, or write it as a path with required: false.',
  subject: 'compose',
  *check(subject, view) {
    for (const { value } of subject.services) {
      for (const path of requiredFiles(value.get('env_file'))) {
        const text = path.text ?? '';
        const own = resolveInWorkspace(folderOf(subject.file), text);
        const isThere = (folder: string): boolean | undefined => {
          const one = resolveInWorkspace(folder, text);
          return one === undefined ? undefined : exists(view, one);
        };
        if (own === undefined || !isNowhere(subject, view, isThere)) continue;
        const template = TEMPLATES.map((ending) => `${own}${ending}`).find((one) => exists(view, one));
        yield {
          ...path.place,
          what: `env_file "${text}" is not there: no file ${own}`,
          claim: {
            kind: 'compose-refused',
            file: subject.file,
            cause: { kind: 'no-env-file', path: text },
          },
          ...(isGitIgnored(own, view) && IGNORED),
          ...(template !== undefined && {
            severity: 'info' as const,
            fix: `Copy it from its template: cp ${template} ${own}`,
          }),
        };
      }
    }
  },
};

/** People make such a file for themselves, and where the rule runs after a fresh clone, it cannot be there. */
const IGNORED = {
  severity: 'info',
  why: 'Git leaves it out, so that it is missing in each fresh clone, and the engine refuses the whole file.',
  fix: 'Commit a template of it, such as .env.example, or write it as a path with required: false.',
} as const;

const TEMPLATES = ['.example', '.sample', '.template', '.dist', '.tpl', '-example', '-sample', '.defaults'];

function requiredFiles(envFile: ComposeValue | undefined): ComposeValue[] {
  if (envFile === undefined) return [];
  const all = envFile.text === undefined ? envFile.items : [envFile];
  return all.flatMap((one) => {
    if (!one.isMap) return one.text === undefined || one.text === '' ? [] : [one];
    const path = one.get('path');
    return path === undefined || one.get('required') !== undefined ? [] : [path];
  });
}
