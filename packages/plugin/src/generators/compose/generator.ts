import type { Tree } from '@nx/devkit';
import { reportScaffold } from '../../workspace/tree/report-scaffold';
import { scaffoldCompose } from '../../workspace/tree/scaffold-compose';
import { findScaffoldProject } from '../../workspace/tree/scaffold-project';
import type { ComposeOptions } from './options';

/** `nx g nx-alpine:compose <project>`: writes a compose file that builds a project and starts the stock services that it needs. */
export default async function composeGenerator(
  tree: Tree,
  { project: name, force = false, ...wish }: ComposeOptions,
): Promise<void> {
  const project = await findScaffoldProject(tree, name);
  const { laid, notes } = await scaffoldCompose(tree, project, wish, force);
  reportScaffold(notes, laid);
}
