import { posix } from 'node:path';
import { parentFolders } from '../../base/context-path';
import type { Problem } from '../../base/user-error';
import { cleanPath } from '../../dockerignore/clean-path';
import { isOneEditAway } from './similar-name';

/** A COPY source that is not in the context's folder, with what a second look can ask. All paths are from the workspace root. */
export interface MissingSource {
  /** As the Dockerfile writes it. */
  readonly written: string;
  /** The other sources that the Dockerfile takes from the context, as written. */
  readonly others: readonly string[];
  /** The context's folder, `.` for the workspace root. */
  readonly context: string;
  /** Where the source may have been meant to lie: the project's folder and the Dockerfile's. */
  readonly nearbyFolders: readonly string[];
  readonly exists: (path: string) => boolean;
  readonly namesIn: (folder: string) => readonly string[];
}

/** Says where a source lies instead, and which COPY line or which `context` would find it. */
export function explainMissingSource(missing: MissingSource): Omit<Problem, 'what'> {
  const { written } = missing;
  const { why, fix } = lookElsewhere(missing) ?? lookForOtherName(missing) ?? nowhere(missing);
  const climbs = cleanPath(written.replace(/^\/+/, '')).startsWith('..');
  const stops = `".." stops at the root of the context, so that the engine looks for "${cleaned(written)}" there; `;
  return { why: `${climbs ? stops : ''}${why}`, fix };
}

interface Advice {
  readonly why: string;
  readonly fix: string;
}

/** Another folder that has the source: as the context it would do, and best one that has all other sources too. */
function lookElsewhere(missing: MissingSource): Advice | undefined {
  const { written, others, context, nearbyFolders, exists } = missing;
  const path = cleaned(written);
  const around = [...above(context), ...nearbyFolders, ...nearbyFolders.flatMap(above)];
  const having = [...new Set(around)]
    .filter((folder) => folder !== context && exists(posix.join(folder, path)))
    .map((folder) => ({ folder, lacking: lackingIn(folder, others, exists) }));
  const best = having.find(({ lacking }) => lacking.length === 0) ?? having[0];
  if (best === undefined) return undefined;

  const why = `"${path}" lies in ${called(best.folder)}, the context is ${called(context)}`;
  const change = describeChange(best.folder, best.lacking);
  const inContext = withinFolder(context, posix.join(best.folder, path));
  if (inContext === undefined) return { why, fix: change };
  const rewriting = `write "${inContext}"`;
  // One line that is rewritten is enough only where the context has what the other lines copy.
  const isEnough = best.lacking.length > 0 || lackingIn(context, others, exists).length === 0;
  return { why, fix: (isEnough ? [rewriting, change] : [change, rewriting]).join(', or ') };
}

function describeChange(folder: string, lacking: readonly string[]): string {
  const rest = lacking.map((source) => `"${source}"`).join(' and ');
  return `set "context": "${folder}"${rest === '' ? '' : ` and change the COPY of ${rest}, which is not in there`}`;
}

/** The same path in the context but for the case of its letters, or for one letter. */
function lookForOtherName(missing: MissingSource): Advice | undefined {
  const where = `the context, ${called(missing.context)},`;
  const inOtherCase = findNear(missing, (name, wanted) => name.toLowerCase() === wanted.toLowerCase());
  if (inOtherCase !== undefined)
    return { why: `${where} has it as "${inOtherCase}", in other letters`, fix: `write "${inOtherCase}"` };
  const similar = findNear(missing, (name, wanted) =>
    isOneEditAway(name.toLowerCase(), wanted.toLowerCase()),
  );
  return similar === undefined
    ? undefined
    : { why: `${where} has none of that name`, fix: `did you mean "${similar}"? It exists` };
}

function findNear(
  { written, context, exists, namesIn }: MissingSource,
  isNear: (name: string, wanted: string) => boolean,
): string | undefined {
  const found: string[] = [];
  for (const wanted of cleaned(written).split('/')) {
    const folder = posix.join(context, ...found);
    const name = exists(posix.join(folder, wanted))
      ? wanted
      : namesIn(folder).find((candidate) => isNear(candidate, wanted));
    if (name === undefined) return undefined;
    found.push(name);
  }
  return found.join('/');
}

function nowhere({ context }: MissingSource): Advice {
  const rest = context === '.' ? '' : ', nor in the folders above it or in the project';
  return {
    why: `sources are looked up from ${called(context)}, and there is none of that name${rest}`,
    fix: 'mend the path, or create the file',
  };
}

/** Those that a folder has not, as far as their names are plain: a wildcard or a variable ends what can be looked up. */
function lackingIn(folder: string, sources: readonly string[], exists: MissingSource['exists']): string[] {
  return sources.filter((source) => {
    const segments = cleaned(source).split('/');
    const open = segments.findIndex((segment) => /[*?[\\$]/.test(segment));
    return !exists(posix.join(folder, ...segments.slice(0, open === -1 ? undefined : open)));
  });
}

/** As the engine reads it: from the root of the context, above which nothing lies. */
const cleaned = (source: string): string => cleanPath(`/${source}`).slice(1);

const above = (folder: string): string[] => (folder === '.' ? [] : [...parentFolders(folder).reverse(), '.']);

const called = (folder: string): string => (folder === '.' ? 'the workspace root' : folder);

/** A path from a folder that it lies in; undefined for one elsewhere. */
export function withinFolder(folder: string, path: string): string | undefined {
  if (folder === '.') return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}
