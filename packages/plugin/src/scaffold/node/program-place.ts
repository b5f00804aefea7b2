import { posix } from 'node:path';
import { inImage } from '../dockerfile/place-in-image';
import type { ScaffoldProject } from '../scaffold-project';
import type { NodeStack } from './node-stack';

type Place = Pick<NodeStack, 'install' | 'origin'>;

/**
 * Where a program lies in the image: as in the workspace, unless it would not find its packages from there.
 *
 * What is built outside the folder of a member of a workspace does not see that folder's `node_modules`.
 */
export function placeOf({ root }: ScaffoldProject, { install, origin }: Place): string {
  if (origin.kind === 'sources') return inImage(root);
  const isOutside = posix.relative(root, origin.folder).startsWith('..');
  const hasOwnPackages = install.manager !== 'none' && install.folder !== '.';
  const isMember = install.manager !== 'none' && install.member !== undefined;
  return isOutside && (isMember || hasOwnPackages)
    ? inImage(posix.join(root, 'dist'))
    : inImage(origin.folder);
}

/** Where a program is started: in the place of its project, or of the workspace if its output lies outside the project. */
export function workingFolder(project: ScaffoldProject, place: Place): string {
  const inProject = inImage(project.root);
  return posix.relative(inProject, placeOf(project, place)).startsWith('..') ? inImage('.') : inProject;
}

/** A file of the output as it is called from there. */
export function pathFromWorkingFolder(project: ScaffoldProject, place: Place, file: string): string {
  return posix.relative(workingFolder(project, place), posix.join(placeOf(project, place), file));
}
