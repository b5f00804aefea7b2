import type { Tree } from '@nx/devkit';
import type { ComposeWish } from '../../scaffold/compose/compose-wish';
import { planCompose } from '../../scaffold/compose/plan-compose';
import type { ScaffoldProject } from '../../scaffold/scaffold-project';
import { layFiles } from './lay-files';
import { findProjectDockerfiles } from './project-dockerfiles';
import type { Scaffolded } from './scaffolded';
import { treeFiles } from './tree-files';

/** Plans the compose file of a project around the Dockerfile that it has, and lays it into the tree. */
export async function scaffoldCompose(
  tree: Tree,
  project: ScaffoldProject,
  { layout = 'project', services = [], data = 'volume', port }: Partial<Omit<ComposeWish, 'dockerfile'>>,
  isForced: boolean,
): Promise<Scaffolded> {
  const dockerfiles = await findProjectDockerfiles(tree);
  const dockerfile = dockerfiles.find((own) => own.project.name === project.name)?.main;
  const wish = { layout, dockerfile, services, data, port };
  const { file, notes } = planCompose(project, treeFiles(tree), wish);
  return { laid: layFiles(tree, [file], isForced), notes };
}
