import { getProjects, type Tree } from '@nx/devkit';
import type { ScaffoldProject } from '../../scaffold/scaffold-project';
import { findProjectDockerfiles } from './project-dockerfiles';

/** A project, and of those that it depends on the ones that become an image or are applications, by their names. */
export async function findServices(tree: Tree, { name, dependencies }: ScaffoldProject): Promise<string[]> {
  const images = new Set((await findProjectDockerfiles(tree)).map(({ project }) => project.name));
  const services = [...getProjects(tree)]
    .filter(([, { root }]) => dependencies.includes(root))
    .filter(([other, { projectType }]) => images.has(other) || projectType === 'application')
    .map(([other]) => other);
  return [name, ...services.sort()];
}
