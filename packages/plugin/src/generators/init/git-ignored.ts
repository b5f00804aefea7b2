import ignore from 'ignore';

/** What a run leaves in the workspace: its records, and what only saves time. */
const LEFT = ['dist/nx-alpine', '.nx/workspace-data'];

/** Adds to the text of a `.gitignore` what git would keep otherwise. */
export function ignoreInGit(text: string): string {
  const rules = ignore().add(text);
  const missing = LEFT.filter((folder) => !rules.ignores(`${folder}/file`));
  if (missing.length === 0) return text;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text === '' || text.endsWith('\n') ? text : `${text}${lineEnd}`;
  return `${before}${missing.join(lineEnd)}${lineEnd}`;
}
