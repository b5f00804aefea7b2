import type { Tree } from '@nx/devkit';
import { reportScaffold } from '../../workspace/tree/report-scaffold';
import { findScaffoldProject } from '../../workspace/tree/scaffold-project';
import { scaffoldStagingEnv } from '../../workspace/tree/scaffold-staging-env';
import type { StagingEnvOptions } from './options';

/** `nx g nx-alpine:staging-env <project>`: writes where the tests of a project find its staging environment, and hides it from git. */
export default async function stagingEnvGenerator(
  tree: Tree,
  { project: name, force = false, ...known }: StagingEnvOptions,
): Promise<void> {
  const project = await findScaffoldProject(tree, name);
  const { laid, notes } = await scaffoldStagingEnv(tree, project, known, force);
  reportScaffold(notes, laid);
}
