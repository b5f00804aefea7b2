import { posix } from 'node:path';
import { getProjects, type Tree } from '@nx/devkit';
import { OptionsError } from '../../base/user-error';
import { nodeService } from '../../scaffold/new-service/node-service';
import { pythonService } from '../../scaffold/new-service/python-service';
import type { PlannedFile } from '../../scaffold/planned-file';
import { shortName } from '../../scaffold/scaffold-project';
import type { ServiceOptions } from './options';

/** Plans the sources of a new service; throws an OptionsError where its name or folder cannot be. */
export function planNewService(
  tree: Tree,
  { name, directory, language = 'python' }: Pick<ServiceOptions, 'name' | 'directory' | 'language'>,
): PlannedFile[] {
  requireName(name);
  requireNoTwin(tree, name);
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

/** Whoever leaves the scope away means the project that is there. */
function requireNoTwin(tree: Tree, name: string): void {
  const twin = [...getProjects(tree).keys()].find((known) => shortName({ name: known }) === name);
  if (twin === undefined) return;
  throw new OptionsError([
    {
      what: `name: there is no ${name}`,
      why: `the project is called ${twin}`,
      fix: `nx g nx-alpine:service ${twin}`,
    },
  ]);
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
