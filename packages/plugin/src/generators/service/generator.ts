import { getProjects, type Tree } from '@nx/devkit';
import { isWorkspaceMember } from '../../scaffold/node/detect-install';
import type { ScaffoldProject } from '../../scaffold/scaffold-project';
import { layFiles } from '../../workspace/tree/lay-files';
import { reportScaffold } from '../../workspace/tree/report-scaffold';
import type { Scaffolded } from '../../workspace/tree/scaffolded';
import { scaffoldCompose } from '../../workspace/tree/scaffold-compose';
import { scaffoldDockerfile } from '../../workspace/tree/scaffold-dockerfile';
import { findScaffoldProject } from '../../workspace/tree/scaffold-project';
import { scaffoldStagingEnv } from '../../workspace/tree/scaffold-staging-env';
import { treeFiles } from '../../workspace/tree/tree-files';
import { planNewService } from './plan-new-service';
import type { ServiceOptions } from './options';

/** `nx g nx-alpine:service <name>`: all that a service needs to become an image and to be tested; a project that is not there yet is made. */
export default async function serviceGenerator(tree: Tree, options: ServiceOptions): Promise<void> {
  const { name, layout = 'project', port = 8080, force = false } = options;
  const isNew = !getProjects(tree).has(name);
  const sources = layFiles(tree, isNew ? planNewService(tree, options) : [], force);
  const project = await findScaffoldProject(tree, name);
  const wish = {
    stack: options.language,
    environment: undefined,
    layout,
    port,
    command: undefined,
    healthPath: undefined,
  };
  const image = await scaffoldDockerfile(tree, project, wish, force);
  const compose = await composeUnlessOneIsThere(tree, project, options);
  const staging = await scaffoldStaging(tree, project, options);
  reportScaffold(
    [
      ...image.reasons,
      ...compose.notes,
      ...staging.notes,
      ...(isNew ? joinWorkspace(tree, project) : []),
      `nx run ${name}:alpine-build builds the image`,
    ],
    [...sources, ...image.laid, ...compose.laid, ...staging.laid],
    image.warnings,
  );
}

/** Frozen installations refuse a member that the lock file does not know. */
function joinWorkspace(tree: Tree, { root }: ScaffoldProject): string[] {
  const files = treeFiles(tree);
  return files.read(`${root}/package.json`) !== undefined && isWorkspaceMember(root, files)
    ? [`${root} is a new member of the package manager's workspace: install, so that the lock file knows it`]
    : [];
}

/** A compose file of the team's own is no reason to write nothing at all. */
async function composeUnlessOneIsThere(
  tree: Tree,
  project: ScaffoldProject,
  { services = [], force = false }: ServiceOptions,
): Promise<Scaffolded> {
  const own = tree.children(project.root).find((name) => COMPOSE_FILE.test(name));
  return own === undefined
    ? scaffoldCompose(tree, project, { services }, force)
    : { laid: [], notes: [`no compose file, as ${own} is there`] };
}

const COMPOSE_FILE = /^(?:docker-compose\.ya?ml|compose\.yml)$/;

/** Only somebody who has a staging environment can say where it is. */
async function scaffoldStaging(
  tree: Tree,
  project: ScaffoldProject,
  { baseDomain, gcpProject, force = false }: ServiceOptions,
): Promise<Scaffolded> {
  if (baseDomain === undefined || gcpProject === undefined)
    return {
      laid: [],
      notes: [`no env file for staging: nx g nx-alpine:staging-env ${project.name} asks where that is`],
    };
  return scaffoldStagingEnv(tree, project, { baseDomain, gcpProject }, force);
}
