import type { ManagerName, NodePackages } from './node-stack';

/** Which packages are installed: those that run, or those that build and develop as well. */
export type InstallScope = 'production' | 'all';

/** Installs exactly what the lock file fixes, of the workspace no more than the project needs; run in the folder of the lock file. */
export function installCommand(install: NodePackages, scope: InstallScope): string {
  return [...COMMANDS[install.manager](install, scope === 'production')].join(' ');
}

/** Where a manager keeps what it downloaded. */
export const CACHES: Readonly<Record<ManagerName, string>> = {
  npm: '/root/.npm',
  pnpm: '/root/.pnpm-store',
  'yarn-classic': '/usr/local/share/.cache/yarn',
  yarn: '/root/.yarn/berry/cache',
  bun: '/root/.bun/install/cache',
};

/** Yarn's first version spoils a cache that two installations write at once, as those of a build do that stand side by side. */
export function cacheMount(manager: ManagerName): string {
  return `type=cache,target=${CACHES[manager]}${manager === 'yarn-classic' ? ',sharing=locked' : ''}`;
}

/** Runs a script of a `package.json`. The newer yarn would first ask whether its lock file still fits, and here projects are missing. */
export function scriptCommand({ manager }: { readonly manager: ManagerName | 'none' }): readonly string[] {
  return manager === 'pnpm' || manager === 'bun' ? [manager, 'run'] : ['npm', 'run'];
}

/** What stands between a script and the options for what it runs. */
export function optionMark({ manager }: { readonly manager: ManagerName | 'none' }): readonly string[] {
  return manager === 'pnpm' || manager === 'bun' ? [] : ['--'];
}

const COMMANDS: Readonly<
  Record<ManagerName, (install: NodePackages, isProduction: boolean) => readonly string[]>
> = { npm, pnpm, 'yarn-classic': yarnClassic, yarn, bun };

function npm({ lockFile, member }: NodePackages, isProduction: boolean): string[] {
  return [
    lockFile === undefined ? 'npm install' : 'npm ci',
    ...(isProduction ? ['--omit=dev'] : []),
    ...(member === undefined ? [] : [`--workspace=${quoted(member.folder)}`, '--include-workspace-root']),
  ];
}

/** It installs the root of the workspace, too. Without a named store it would make one beside the packages, outside the cache. */
function pnpm({ lockFile, member }: NodePackages, isProduction: boolean): string[] {
  return [
    `pnpm install --store-dir=${CACHES.pnpm}`,
    ...(lockFile === undefined ? [] : ['--frozen-lockfile']),
    ...(isProduction ? ['--prod'] : []),
    ...(member === undefined ? [] : [`--filter="${member.name}..."`]),
  ];
}

/** It knows no choice of members: those are installed whose manifests are there. */
function yarnClassic({ lockFile }: NodePackages, isProduction: boolean): string[] {
  return [
    'yarn install',
    ...(lockFile === undefined ? [] : ['--frozen-lockfile']),
    ...(isProduction ? ['--production'] : []),
  ];
}

/** `--immutable` would miss the members that are not in the image; `focus` takes the lock file's versions as well. */
function yarn({ lockFile, member, yarnPath }: NodePackages, isProduction: boolean): string[] {
  const program = yarnPath === undefined ? 'yarn' : `node ${quoted(yarnPath)}`;
  if (member === undefined && !isProduction)
    return [`${program} install`, ...(lockFile === undefined ? [] : ['--immutable'])];
  const names = member === undefined ? [] : [member.name, member.rootName];
  return [`${program} workspaces focus`, ...names, ...(isProduction ? ['--production'] : [])];
}

function bun({ lockFile, member }: NodePackages, isProduction: boolean): string[] {
  return [
    'bun install',
    ...(lockFile === undefined ? [] : ['--frozen-lockfile']),
    ...(isProduction ? ['--production'] : []),
    ...(member === undefined ? [] : [`--filter="${member.name}"`, '--filter=./']),
  ];
}

function quoted(path: string): string {
  return /^[\w./@+-]+$/.test(path) ? path : `"${path}"`;
}
