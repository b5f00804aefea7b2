import { readProjectConfiguration, type Tree } from '@nx/devkit';
import { OptionsError } from '../../base/user-error';
import { ignoreEnvFile } from '../../scaffold/staging-env/ignore-env-file';
import { planStagingEnv, stagingFileName } from '../../scaffold/staging-env/plan-staging-env';
import { findServices } from '../../workspace/tree/find-services';
import { layFiles } from '../../workspace/tree/lay-files';
import { reportScaffold } from '../../workspace/tree/report-scaffold';
import { findScaffoldProject } from '../../workspace/tree/scaffold-project';
import type { StagingEnvOptions } from './options';

/** `nx g nx-alpine:staging-env <project>`: writes where the tests of a project find its staging environment, and hides it from git. */
export default async function stagingEnvGenerator(tree: Tree, options: StagingEnvOptions): Promise<void> {
  const { environmentName = 'staging', websocket = false, force = false, cloudSqlInstance } = options;
  const project = await findScaffoldProject(tree, options.project);
  const services = options.services ?? (await findServices(tree, project));
  const wish = { ...options, environmentName, cloudSqlInstance, websocket, services };
  const { envFile, example, notes } = planStagingEnv(project, wish);
  requireUnloaded(tree, options.project, environmentName);
  // Ignored before it is there.
  ignore(tree, envFile.path);
  reportScaffold(notes, layFiles(tree, [envFile, example], force));
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
