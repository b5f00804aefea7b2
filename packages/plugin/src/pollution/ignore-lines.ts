import { compileCatalogue } from './catalogue';
import { KINDS } from './kinds';

const everything = compileCatalogue(KINDS.map(({ name }) => name));

/** Lines for an ignore file that keep a polluting path out, the most general first; the path itself is the last resort. */
export function ignoreLinesFor(path: string): string[] {
  const names = path.split('/');
  const folders = names.slice(0, -1).flatMap((name, index) => {
    const known = everything.folder(name, names[index - 1] ?? '');
    if (known === undefined) return [];
    return known.pattern.within === undefined ? `**/${name}` : `**/${known.pattern.within}/${name}`;
  });
  const file = everything.file(names.at(-1) ?? '');
  return [...folders, ...(file === undefined ? [] : [`**/${file.pattern.name}`]), escapeLine(path)];
}

function escapeLine(path: string): string {
  return path.replace(/[*?[\]\\!#]/g, String.raw`\$&`);
}
