import { posix } from 'node:path';
import { TOOL_VERSIONS } from '../base-images';
import type { WorkspaceFiles } from '../workspace-files';
import type { ManagerName } from './node-stack';
import { readPackageJson } from './package-json';

type Family = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** The lock files by which a package manager is recognised, in the order in which they are looked for. */
export const LOCK_FILES: readonly { readonly name: string; readonly family: Family }[] = [
  { name: 'pnpm-lock.yaml', family: 'pnpm' },
  { name: 'yarn.lock', family: 'yarn' },
  { name: 'bun.lock', family: 'bun' },
  { name: 'bun.lockb', family: 'bun' },
  { name: 'package-lock.json', family: 'npm' },
  { name: 'npm-shrinkwrap.json', family: 'npm' },
];

/** A package manager, and how it comes into an image. */
export interface ChosenManager {
  readonly manager: ManagerName;
  readonly lockFile: string | undefined;
  readonly tool: string | undefined;
  readonly yarnPath: string | undefined;
}

/** The manager of a folder: the one that its `packageManager` names, if there are lock files of several, else that of its lock file. */
export function chooseManager(folder: string, files: WorkspaceFiles): ChosenManager {
  const wanted = wantedManager(folder, files);
  const { family, name, text } = findLock(folder, files, wanted?.family);
  const version = family === wanted?.family ? wanted.version : undefined;
  const common = { lockFile: name, yarnPath: undefined };
  switch (family) {
    case 'npm':
      return { ...common, manager: 'npm', tool: undefined };
    case 'pnpm':
      return { ...common, manager: 'pnpm', tool: `pnpm@${version ?? pnpmVersion(text)}` };
    case 'bun':
      return { ...common, manager: 'bun', tool: `bun@${version ?? TOOL_VERSIONS.bun}` };
    case 'yarn':
      return {
        ...common,
        ...chooseYarn(files.read(posix.join(folder, '.yarnrc.yml')), text, version),
      };
  }
}

interface FoundLock {
  readonly family: Family;
  readonly name: string | undefined;
  readonly text: string;
}

function findLock(folder: string, files: WorkspaceFiles, wanted: Family | undefined): FoundLock {
  const locks = LOCK_FILES.flatMap(({ name, family }) => {
    const text = files.read(posix.join(folder, name));
    return text === undefined ? [] : [{ name, family, text }];
  });
  const lock = locks.find(({ family }) => family === wanted) ?? locks[0];
  return lock ?? { family: wanted ?? 'npm', name: undefined, text: '' };
}

interface WantedManager {
  readonly family: Family;
  readonly version: string;
}

function wantedManager(folder: string, files: WorkspaceFiles): WantedManager | undefined {
  const named = [folder, '.']
    .map((place) => readPackageJson(place, files)?.packageManager)
    .find((text) => text !== undefined);
  const [, family, version] = /^(npm|pnpm|yarn|bun)@(\d[\w.-]*)$/.exec(named ?? '') ?? [];
  return family === undefined || version === undefined ? undefined : { family: family as Family, version };
}

function pnpmVersion(lockText: string): string {
  return /^lockfileVersion: '?6/m.test(lockText) ? TOOL_VERSIONS.pnpm8 : TOOL_VERSIONS.pnpm;
}

function chooseYarn(
  settings: string | undefined,
  lockText: string,
  version: string | undefined,
): Pick<ChosenManager, 'manager' | 'tool' | 'yarnPath'> {
  const isClassic =
    version === undefined
      ? settings === undefined && !lockText.includes('__metadata:')
      : version.startsWith('1.');
  if (isClassic)
    return {
      manager: 'yarn-classic',
      tool: `yarn@${version ?? TOOL_VERSIONS.yarnClassic}`,
      yarnPath: undefined,
    };
  const yarnPath = /^yarnPath:\s*["']?([^\s"']+)/m.exec(settings ?? '')?.[1];
  return {
    manager: 'yarn',
    // The package of the newer yarn goes by another name.
    tool: yarnPath === undefined ? `@yarnpkg/cli-dist@${version ?? TOOL_VERSIONS.yarn}` : undefined,
    yarnPath,
  };
}
