import { escapePath } from '../dockerignore/escape-path';
import { compileCatalogue } from './catalogue';
import { KINDS } from './kinds';

const everything = compileCatalogue(KINDS.map(({ name }) => name));

/** Lines for an ignore file that keep a polluting path out, the most general first; place and path are the last resort. */
export function ignoreLinesFor(path: string, place: string | undefined): string[] {
  const names = path.split('/');
  const folders = names.slice(0, -1).flatMap((name, index) => {
    const known = everything.folder(name, names[index - 1] ?? '');
    // A name that needs a proof may be that of an ordinary folder elsewhere.
    if (known === undefined || known.pattern.proof !== undefined) return [];
    return known.pattern.within === undefined ? `**/${name}` : `**/${known.pattern.within}/${name}`;
  });
  const file = everything.file(names.at(-1) ?? '');
  const files = file === undefined ? [] : [`**/${file.pattern.name}`];
  return [...folders, ...files, ...(place === undefined ? [] : [escapePath(place)]), escapePath(path)];
}
