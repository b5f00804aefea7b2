import { posix } from 'node:path';
import { newBlock } from '../blocks/block-lines';
import { copyLine, mountedRunLines, runLines } from '../dockerfile/instructions';
import { inImage } from '../dockerfile/place-in-image';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { cacheMount, CACHES, installCommand, type InstallScope } from './manager-commands';
import type { NodeInstall, NodePackages } from './node-stack';

/** Brings the package manager and everything that it reads, and no source, so that an edit of these installs nothing anew. */
export function manifestLines(
  project: ScaffoldProject,
  install: NodePackages,
  files: WorkspaceFiles,
): string[] {
  const { folder, lockFile, settings, member } = install;
  const named = ['package.json', ...(lockFile === undefined ? [] : [lockFile]), ...settings];
  const isOwn = member !== undefined || (folder === project.root && folder !== '.');
  return [
    ...toolLines(install),
    `WORKDIR ${inImage(folder)}`,
    ...(lockFile === undefined ? ['# No lock file: the versions are those of the day of the build.'] : []),
    copyLine(
      named.map((name) => posix.join(folder, name)),
      './',
    ),
    ...install.folders.map((name) => copyLine(posix.join(folder, name), `./${name}`)),
    ...(isOwn ? newBlock('manifests', project, files) : []),
    ...(member === undefined
      ? []
      : [copyLine(posix.join(member.folder, 'package.json'), `./${member.folder}/`)]),
    ...prepareLines(install),
  ];
}

/** Installs the packages of one scope. */
export function installLines(install: NodePackages, scope: InstallScope): string[] {
  const settings = install.privateSettings.map((name) => posix.join(install.folder, name));
  return mountedRunLines(
    [
      cacheMount(install.manager),
      // A copy would stay in the layers, with all secrets that it holds.
      ...settings.map((file) => `type=bind,source=${file},target=${inImage(file)}`),
    ],
    installCommand(install, scope),
  );
}

/** The files beside the projects that an installation copies. */
export function installRootFiles(project: ScaffoldProject, install: NodeInstall): string[] {
  if (install.manager === 'none' || install.folder === project.root) return [];
  const { lockFile, settings, folders, privateSettings } = install;
  return [
    'package.json',
    ...(lockFile === undefined ? [] : [lockFile]),
    ...settings,
    ...privateSettings,
    ...folders,
  ];
}

/** Images of Node.js bring no more than npm and an old yarn, which stands in the way of any other. */
function toolLines({ manager, tool }: NodePackages): string[] {
  const force = manager === 'yarn' || manager === 'yarn-classic' ? '--force ' : '';
  return [
    ...(tool === undefined ? [] : runLines([CACHES.npm], `npm install --global ${force}${tool}`)),
    ...(manager === 'yarn' ? ['ENV YARN_NODE_LINKER=node-modules YARN_ENABLE_GLOBAL_CACHE=true'] : []),
  ];
}

function prepareLines({ folder, preparing }: NodePackages): string[] {
  if (preparing.length === 0) return [];
  return [
    '# What it prepares is the work in a repository, and that is not here.',
    ...runLines(
      [],
      ...preparing.map((place) => {
        const prefix = posix.relative(folder, place);
        return `npm pkg delete scripts.prepare${prefix === '' ? '' : ` --prefix "${prefix}"`}`;
      }),
    ),
  ];
}
