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
  'yarn-classic': ['.yarnrc'],
  yarn: ['.yarnrc.yml'],
  bun: ['bunfig.toml'],
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
    hasNpmrc: has('.npmrc'),
    yarnPath,
    member,
    preparing: [folder, ...(member === undefined ? [] : [member.folder])].filter(
      (place) => readPackageJson(place, files)?.scripts['prepare'] !== undefined,
    ),
  };
}

function installFolder({ root }: ScaffoldProject, files: WorkspaceFiles): string | undefined {
  const places = [root, '.'];
  const has = (folder: string, name: string): boolean => files.read(posix.join(folder, name)) !== undefined;
  return (
    places.find(
      (folder) => has(folder, 'package.json') && LOCK_FILES.some(({ name }) => has(folder, name)),
    ) ?? places.find((folder) => has(folder, 'package.json'))
  );
}

function findMember({ root }: ScaffoldProject, files: WorkspaceFiles): WorkspaceMember | undefined {
  const name = readPackageJson(root, files)?.name;
  const isMember = workspacePatterns(files).reduce((included, pattern) => {
    const isNegative = pattern.startsWith('!');
    const path = pattern.replace(/^!/, '').replace(/^\.\//, '').replace(/\/$/, '');
    return compilePattern(path, 'docker')(root) ? !isNegative : included;
  }, false);
  if (name === undefined || !isMember) return undefined;
  // https://github.com/yarnpkg/berry: a workspace without a name is called by the hash of its place.
  return { name, rootName: readPackageJson('.', files)?.name ?? 'root-workspace-0b6124', folder: root };
}
