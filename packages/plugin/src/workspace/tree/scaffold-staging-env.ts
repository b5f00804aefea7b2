import { readProjectConfiguration, type Tree } from '@nx/devkit';
import { OptionsError } from '../../base/user-error';
import type { ScaffoldProject } from '../../scaffold/scaffold-project';
import { ignoreEnvFile } from '../../scaffold/staging-env/ignore-env-file';
import { planStagingEnv, stagingFileName } from '../../scaffold/staging-env/plan-staging-env';
import type { StagingWish } from '../../scaffold/staging-env/staging-wish';
import { findServices } from './find-services';
import { layFiles } from './lay-files';
import type { Scaffolded } from './scaffolded';

/** Where a staging environment is, and what else somebody knows of it. */
export type KnownStaging = Pick<StagingWish, 'baseDomain' | 'gcpProject'> & Partial<StagingWish>;

/** Plans the env file by which the tests of a project find its staging environment, hides it from git, and lays it into the tree. */
export async function scaffoldStagingEnv(
  tree: Tree,
  project: ScaffoldProject,
  known: KnownStaging,
  isForced: boolean,
): Promise<Scaffolded> {
  const { environmentName = 'staging', websocket = false, cloudSqlInstance } = known;
  const services = known.services ?? (await findServices(tree, project));
  const wish = { ...known, environmentName, cloudSqlInstance, websocket, services };
  const { envFile, example, notes } = planStagingEnv(project, wish);
  requireUnloaded(tree, project.name, environmentName);
  // Ignored before it is there.
  ignore(tree, envFile.path);
  return { laid: layFiles(tree, [envFile, example], isForced), notes };
}

function ignore(tree: Tree, path: string): void {
  const present = tree.read('.gitignore', 'utf8') ?? '';
  const text = ignoreEnvFile(present, path);
  if (text !== present) tree.write('.gitignore', text);
}

/** Nx loads `.env.<target>.<configuration>` for each task of that name, and staging would leak into it. */
function requireUnloaded(tree: Tree, project: string, environmentName: string): void {
  const { targets = {} } = readProjectConfiguration(tree, project);
  if (targets[environmentName]?.configurations?.['tests'] === undefined) return;
  throw new OptionsError([
    {
      what: `environmentName: "${environmentName}"`,
      why: `Nx would load ${stagingFileName({ environmentName })} for ${project}:${environmentName}:tests`,
      fix: 'choose another name, or rename that target or its configuration',
    },
  ]);
}
