import { posix } from 'node:path';
import { compilePattern } from '../../dockerignore/compile-pattern';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { chooseManager, LOCK_FILES } from './choose-manager';
import type { ManagerName, NodeInstall, WorkspaceMember } from './node-stack';
import { readPackageJson } from './package-json';
import { workspacePatterns } from './workspace-patterns';

/** What the managers read beside the manifest and the lock file. */
const SETTINGS: Readonly<Record<ManagerName, readonly string[]>> = {
  npm: [],
  pnpm: ['pnpm-workspace.yaml', '.pnpmfile.cjs', '.pnpmfile.mjs'],
  'yarn-classic': [],
  yarn: [],
  bun: [],
};

/** What the managers read and what may hold a token for a registry. */
const PRIVATE_SETTINGS: Readonly<Record<ManagerName, readonly string[]>> = {
  npm: ['.npmrc'],
  pnpm: ['.npmrc'],
  'yarn-classic': ['.npmrc', '.yarnrc'],
  yarn: ['.npmrc', '.yarnrc.yml'],
  bun: ['.npmrc', 'bunfig.toml'],
};

/** `patches` is where patch-package, pnpm and bun keep theirs. */
const FOLDERS = ['patches', '.yarn/releases', '.yarn/plugins', '.yarn/patches'];

/** How the packages of a project are installed: by its own lock file, by that of the workspace, or without one. */
export function detectInstall(project: ScaffoldProject, files: WorkspaceFiles): NodeInstall {
  const folder = installFolder(project, files);
  if (folder === undefined) return { manager: 'none' };
  const { manager, lockFile, tool, yarnPath } = chooseManager(folder, files);
  const manifest = readPackageJson(folder, files);
  const member = folder === project.root ? undefined : findMember(project, files);
  if (lockFile === undefined && member === undefined && (manifest?.packages ?? []).length === 0)
    return { manager: 'none' };
  const has = (name: string): boolean => files.read(posix.join(folder, name)) !== undefined;
  return {
    manager,
    tool,
    folder,
    lockFile,
    settings: SETTINGS[manager].filter(has),
    folders: FOLDERS.filter((name) => files.list(posix.join(folder, name)).length > 0),
    privateSettings: PRIVATE_SETTINGS[manager].filter(has),
    yarnPath,
    member,
    preparing: [folder, ...(member === undefined ? [] : [member.folder, ...project.dependencies])].filter(
      (place) => readPackageJson(place, files)?.scripts['prepare'] !== undefined,
    ),
  };
}

function installFolder(project: ScaffoldProject, files: WorkspaceFiles): string | undefined {
  const { root } = project;
  const places = hasPackagesOfItsOwn(project, files) ? [root] : [root, '.'];
  const has = (folder: string, name: string): boolean => files.read(posix.join(folder, name)) !== undefined;
  return (
    places.find(
      (folder) => has(folder, 'package.json') && LOCK_FILES.some(({ name }) => has(folder, name)),
    ) ?? places.find((folder) => has(folder, 'package.json'))
  );
}

/** A manifest that no lock file above knows: what it names would not be installed there. */
function hasPackagesOfItsOwn(project: ScaffoldProject, files: WorkspaceFiles): boolean {
  if (project.root === '.' || findMember(project, files) !== undefined) return false;
  const shared = new Set(readPackageJson('.', files)?.packages ?? []);
  return (readPackageJson(project.root, files)?.packages ?? []).some((name) => !shared.has(name));
}

/** Whether the package manager's workspace takes in a folder. */
export function isWorkspaceMember(root: string, files: WorkspaceFiles): boolean {
  return workspacePatterns(files).reduce((included, pattern) => {
    const isNegative = pattern.startsWith('!');
    const path = pattern.replace(/^!/, '').replace(/^\.\//, '').replace(/\/$/, '');
    return compilePattern(path, 'docker')(root) ? !isNegative : included;
  }, false);
}

function findMember({ root }: ScaffoldProject, files: WorkspaceFiles): WorkspaceMember | undefined {
  const name = readPackageJson(root, files)?.name;
  if (name === undefined || !isWorkspaceMember(root, files)) return undefined;
  // https://github.com/yarnpkg/berry: a workspace without a name is called by the hash of its place.
  return { name, rootName: readPackageJson('.', files)?.name ?? 'root-workspace-0b6124', folder: root };
}
