/** A `.gitignore` that ignores an env file in every folder, and not its example, whatever stands above; unchanged where it does. */
export function ignoreInGit(text: string | undefined, name: string): string {
  const present = text ?? '';
  const lines = present.split(/\r?\n/).map((line) => line.trimEnd());
  const wanted = [name, `!${name}.example`];
  if (wanted.every((line) => lines.includes(line))) return present;
  const lineEnd = present.includes('\r\n') ? '\r\n' : '\n';
  const before = present === '' || present.endsWith('\n') ? present : present + lineEnd;
  const gap = before === '' ? '' : lineEnd;
  return before + gap + [COMMENT, ...wanted, ''].join(lineEnd);
}

const COMMENT = '# Staging environments of single machines; their examples are for all.';
