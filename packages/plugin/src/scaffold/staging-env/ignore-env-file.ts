import ignore from 'ignore';
import { appendLines } from '../append-lines';

/** The text of a `.gitignore` that ignores a file at a path and not the example beside it; unchanged where it does that already. */
export function ignoreEnvFile(text: string, path: string): string {
  const name = path.split('/').at(-1) ?? path;
  const rules = ignore().add(text);
  return appendLines(text, [
    ...(rules.ignores(path) ? [] : [name]),
    ...(rules.ignores(`${path}.example`) ? [`!${name}.example`] : []),
  ]);
}
