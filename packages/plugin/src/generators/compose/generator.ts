import type { Tree } from '@nx/devkit';
import { planCompose } from '../../scaffold/compose/plan-compose';
import { layFiles } from '../../workspace/tree/lay-files';
import { findProjectDockerfiles } from '../../workspace/tree/project-dockerfiles';
import { reportScaffold } from '../../workspace/tree/report-scaffold';
import { findScaffoldProject } from '../../workspace/tree/scaffold-project';
import { treeFiles } from '../../workspace/tree/tree-files';
import type { ComposeOptions } from './options';

/** `nx g nx-alpine:compose <project>`: writes a compose file that builds a project and starts the stock services that it needs. */
export default async function composeGenerator(tree: Tree, options: ComposeOptions): Promise<void> {
  const { layout = 'project', services = [], data = 'volume', port, force = false } = options;
  const project = await findScaffoldProject(tree, options.project);
  const dockerfiles = await findProjectDockerfiles(tree);
  const dockerfile = dockerfiles.find((own) => own.project.name === project.name)?.main;
  const { file, notes } = planCompose(project, treeFiles(tree), { layout, dockerfile, services, data, port });
  reportScaffold(notes, layFiles(tree, [file], force));
}
