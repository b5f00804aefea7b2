import ignore from 'ignore';

/** The text of a `.gitignore` that ignores a file at a path and not the example beside it; unchanged where it does that already. */
export function ignoreEnvFile(text: string, path: string): string {
  const name = path.split('/').at(-1) ?? path;
  const rules = ignore().add(text);
  const missing = [
    ...(rules.ignores(path) ? [] : [name]),
    ...(rules.ignores(`${path}.example`) ? [`!${name}.example`] : []),
  ];
  if (missing.length === 0) return text;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text === '' || text.endsWith('\n') ? text : `${text}${lineEnd}`;
  return `${before}${missing.join(lineEnd)}${lineEnd}`;
}
