import { posix } from 'node:path';
import { getProjects, type Tree } from '@nx/devkit';
import { OptionsError } from '../../base/user-error';
import { nodeService } from '../../scaffold/new-service/node-service';
import { pythonService } from '../../scaffold/new-service/python-service';
import { planDockerfile } from '../../scaffold/plan-dockerfile';
import type { PlannedFile } from '../../scaffold/planned-file';
import { shortName } from '../../scaffold/scaffold-project';
import { layFiles } from '../../workspace/tree/lay-files';
import { reportScaffold } from '../../workspace/tree/report-scaffold';
import { findScaffoldProject } from '../../workspace/tree/scaffold-project';
import { treeFiles } from '../../workspace/tree/tree-files';
import type { ServiceOptions } from './options';

/** `nx g nx-alpine:service <name>`: all that a service needs to become an image; a project that is not there yet is made. */
export default async function serviceGenerator(tree: Tree, options: ServiceOptions): Promise<void> {
  const { name, layout = 'project', port = 8080, force = false } = options;
  const sources = getProjects(tree).has(name) ? [] : planNewService(tree, options);
  const laid = layFiles(tree, sources, force);
  const project = await findScaffoldProject(tree, name);
  const wish = {
    stack: options.language,
    environment: undefined,
    layout,
    port,
    command: undefined,
    healthPath: undefined,
  };
  const { dockerfile, ignoreFile, reasons } = planDockerfile(project, treeFiles(tree), wish);
  laid.push(...layFiles(tree, [dockerfile, ignoreFile], force));
  reportScaffold([...reasons, `nx run ${name}:alpine-build builds it`], laid);
}

function planNewService(tree: Tree, { name, directory, language = 'python' }: ServiceOptions): PlannedFile[] {
  requireName(name);
  const root = readDirectory(directory ?? `services/${shortName({ name })}`);
  if (tree.exists(root) && tree.children(root).length > 0)
    throw new OptionsError([
      {
        what: `directory: ${root} exists and is not empty`,
        why: `${name} would be a new project there`,
        fix: 'name the project that lies there, or another folder with --directory',
      },
    ]);
  return { python: pythonService, node: nodeService }[language](name, root);
}

/** From the workspace root with forward slashes, and inside of it. */
function readDirectory(directory: string): string {
  const path = posix.normalize(directory.replaceAll('\\', '/')).replace(/\/$/, '');
  if (!path.startsWith('..') && !path.startsWith('/') && !/^[A-Za-z]:/.test(path)) return path;
  throw new OptionsError([
    {
      what: `directory: ${directory} lies outside of the workspace`,
      fix: 'name a folder from the workspace root, for example services/orders',
    },
  ]);
}

/** What Nx, npm and engines all take for a name. */
function requireName(name: string): void {
  if (/^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/.test(name)) return;
  throw new OptionsError([
    {
      what: `name: ${name} cannot be the name of a new service`,
      why: 'images and packages have names of lower-case letters, digits, dots, dashes and underscores',
      fix: 'for example my-service or @acme/my-service',
    },
  ]);
}
