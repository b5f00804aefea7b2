import {
  createProjectGraphAsync,
  getProjects,
  readProjectConfiguration,
  workspaceRoot,
  type ProjectGraph,
  type Tree,
} from '@nx/devkit';
import { UserError } from '../../base/user-error';
import type { ScaffoldProject } from '../../scaffold/scaffold-project';
import { projectFolders } from '../project-folders';

/** What a generator knows of a project: from the tree where it lies, from the graph what it depends on. */
export async function findScaffoldProject(tree: Tree, name: string): Promise<ScaffoldProject> {
  const { root } = readConfiguration(tree, name);
  const graph = await readGraph(tree);
  const folders = projectFolders(graph, name);
  return { name, root, dependencies: folders.filter((folder) => folder !== root) };
}

/** The project graph of this workspace; a tree of another one, as in a test, has what its configurations say. */
export async function readGraph(tree: Tree): Promise<Pick<ProjectGraph, 'nodes' | 'dependencies'>> {
  if (tree.root === workspaceRoot) return createProjectGraphAsync({ exitOnError: false });
  const projects = [...getProjects(tree)];
  return {
    nodes: Object.fromEntries(projects.map(([name, data]) => [name, { name, type: 'app', data }] as const)),
    dependencies: Object.fromEntries(
      projects.map(([source, { implicitDependencies = [] }]) => [
        source,
        implicitDependencies.map((target) => ({ source, target, type: 'implicit' })),
      ]),
    ),
  };
}

function readConfiguration(tree: Tree, name: string): { readonly root: string } {
  try {
    return readProjectConfiguration(tree, name);
  } catch {
    const known = [...getProjects(tree).keys()].sort();
    throw new UserError([
      {
        what: `project: there is no ${name}`,
        fix: known.length === 0 ? 'create it first' : `known are ${known.join(', ')}`,
      },
    ]);
  }
}
