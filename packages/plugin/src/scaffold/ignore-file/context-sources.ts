import { posix } from 'node:path';
import type { DockerfileOutline } from '../../formats/dockerfile/read-dockerfile';
import type { ScaffoldProject } from '../scaffold-project';
import { isLitter } from './ignore-file';

/** What a Dockerfile takes from the context, as far as its text tells. */
export interface ContextSources {
  /** Paths and patterns that are not let in with the folders of the projects, sorted. */
  readonly outside: readonly string[];
  /** Sources with a variable in them, whose value only a build knows. */
  readonly variable: readonly string[];
  /** Whether it copies or mounts the whole context, of which nobody knows what it needs. */
  readonly takesWhole: boolean;
}

/** Finds what a Dockerfile copies or mounts from the context beside its project and the projects that this depends on. */
export function findContextSources(
  { root, dependencies }: ScaffoldProject,
  { stages }: DockerfileOutline,
): ContextSources {
  const sources = stages.flatMap(({ contextCopies, contextMounts }) => [
    ...contextCopies.flatMap((copy) => copy.sources),
    ...contextMounts.map(({ source }) => source),
  ]);
  const folders = [root, ...dependencies];
  const isCovered = (path: string): boolean =>
    path === '.' ||
    folders.some((folder) => folder === '.' || path === folder || path.startsWith(`${folder}/`));
  const paths = sources.filter((source) => !source.includes('$')).map(fromRoot);
  return {
    outside: [...new Set(paths.filter((path) => !isCovered(path) || isLitter(path)))].sort(),
    variable: sources.filter((source) => source.includes('$')),
    takesWhole: root !== '.' && paths.includes('.'),
  };
}

/** As an engine reads a source: from the root, and never above it. */
function fromRoot(source: string): string {
  return posix.join('/', source).slice(1).replace(/\/$/, '') || '.';
}
