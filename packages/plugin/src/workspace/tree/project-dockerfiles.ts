import { getProjects, globAsync, type Tree } from '@nx/devkit';
import { assignDockerfiles, type ProjectDockerfiles } from '../inference/assign-dockerfiles';

/** The Alpine Dockerfiles of all projects, as the inference finds them. */
export async function findProjectDockerfiles(tree: Tree): Promise<ProjectDockerfiles[]> {
  const files = await globAsync(tree, ['**/{alpine.Dockerfile,*.alpine.Dockerfile}']);
  const projects = [...getProjects(tree)].map(([name, { root }]) => ({ name, root }));
  return assignDockerfiles(files, projects);
}
