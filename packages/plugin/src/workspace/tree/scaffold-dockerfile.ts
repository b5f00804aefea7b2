import {
  readNxJson,
  readProjectConfiguration,
  updateProjectConfiguration,
  type ProjectConfiguration,
  type Tree,
} from '@nx/devkit';
import { planDockerfile, type DockerfileWish } from '../../scaffold/plan-dockerfile';
import type { ScaffoldProject } from '../../scaffold/scaffold-project';
import { readPluginOptions } from '../inference/plugin-options';
import { findBuiltFolder } from './built-folder';
import { layFiles, type LaidFile } from './lay-files';
import { readGraph } from './scaffold-project';
import { treeFiles } from './tree-files';
import type { Problem } from '../../base/user-error';

/** What became of a scaffolded Dockerfile and the files beside it. */
export interface ScaffoldedDockerfile {
  readonly laid: readonly LaidFile[];
  /** One sentence for each thing that was found or chosen. */
  readonly reasons: readonly string[];
  /** Packages of the project that cannot work on Alpine. */
  readonly warnings: readonly Problem[];
}

/** Plans the Dockerfile of a project from what its files and its build target say, and lays it into the tree. */
export async function scaffoldDockerfile(
  tree: Tree,
  project: ScaffoldProject,
  wish: Omit<DockerfileWish, 'builtFolder'>,
  isForced: boolean,
): Promise<ScaffoldedDockerfile> {
  const builtFolder = findBuiltFolder(project.name, await readWhole(tree, project.name));
  const planned = planDockerfile(project, treeFiles(tree), { ...wish, builtFolder });
  const { dockerfile, ignoreFile, otherFiles, dependsOn, reasons, warnings } = planned;
  const laid = layFiles(tree, [dockerfile, ignoreFile, ...otherFiles], isForced);
  if (dependsOn.length > 0) letWait(tree, project.name, dependsOn);
  return { laid, reasons, warnings };
}

/** With the targets that plugins infer, where the graph knows the project already. */
async function readWhole(tree: Tree, name: string): Promise<ProjectConfiguration> {
  const { nodes } = await readGraph(tree);
  return nodes[name]?.data ?? readProjectConfiguration(tree, name);
}

/** What an image copies must have been built before; an order that somebody wrote stays as it is. */
function letWait(tree: Tree, name: string, dependsOn: readonly string[]): void {
  const configuration = readProjectConfiguration(tree, name);
  const target = imageTargetName(tree);
  const known = configuration.targets?.[target];
  if (known?.dependsOn !== undefined) return;
  updateProjectConfiguration(tree, name, {
    ...configuration,
    targets: { ...configuration.targets, [target]: { ...known, dependsOn: [...dependsOn] } },
  });
}

function imageTargetName(tree: Tree): string {
  const entry = readNxJson(tree)?.plugins?.find(
    (plugin) => typeof plugin !== 'string' && plugin.plugin === 'nx-alpine',
  );
  return readPluginOptions(typeof entry === 'object' ? entry.options : undefined).alpineBuildTargetName;
}
