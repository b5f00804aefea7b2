import ignore from 'ignore';
import { appendLines } from '../../scaffold/append-lines';

/** What a run leaves in the workspace: its records, and what only saves time. */
const LEFT = ['dist/nx-alpine', '.nx/workspace-data'];

/** Adds to the text of a `.gitignore` what git would keep otherwise. */
export function ignoreInGit(text: string): string {
  const rules = ignore().add(text);
  return appendLines(
    text,
    LEFT.filter((folder) => !rules.ignores(`${folder}/file`)),
  );
}
