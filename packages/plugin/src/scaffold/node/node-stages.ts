import { newBlock } from '../blocks/block-lines';
import { apkLines, copyLine, runLines } from '../dockerfile/instructions';
import { inImage } from '../dockerfile/place-in-image';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { builtDependencies } from './build-order';
import { hasBuildScript } from './build-script';
import { installLines, manifestLines } from './install-stage';
import { scriptCommand } from './manager-commands';
import type { NodeInstall } from './node-stack';
import { readPackageJson } from './package-json';
import { inFolder } from './run-in-folder';
import { sharedTsconfigs } from './tsconfig-files';

/** What all stages of a project for Node.js are made of. */
export interface NodeStages {
  readonly project: ScaffoldProject;
  readonly files: WorkspaceFiles;
  readonly image: string;
  readonly install: NodeInstall;
  readonly buildPackages: readonly string[];
}

/** The stage of the manifests, on which the installations stand; none without packages. */
export function manifestStage({ project, files, image, install, buildPackages }: NodeStages): string[] {
  if (install.manager === 'none') return [];
  return [
    `FROM ${image} AS manifests`,
    ...apkLines(buildPackages),
    ...manifestLines(project, install, files),
  ];
}

/** The stage of the packages that run. */
export function packageStage({ install }: NodeStages): string[] {
  if (install.manager === 'none') return [];
  return ['FROM manifests AS packages', ...installLines(install, 'production')];
}

/** Both in one, where nothing else is ever installed. */
export function onlyPackageStage(stages: NodeStages): string[] {
  const { install } = stages;
  if (install.manager === 'none') return [];
  const [, ...lines] = manifestStage(stages);
  return [`FROM ${stages.image} AS packages`, ...lines, ...installLines(install, 'production')];
}

/** A stage with all packages and all sources. */
export function sourceStage(stages: NodeStages, name: string): string[] {
  const { project, files, image, install, buildPackages } = stages;
  return [
    ...(install.manager === 'none'
      ? [`FROM ${image} AS ${name}`, ...apkLines(buildPackages)]
      : [`FROM manifests AS ${name}`, ...installLines(install, 'all')]),
    ...sharedTsconfigs(project, files).map((file) => copyLine(file, inImage(file))),
    ...newBlock('sources', project, files),
    copyLine(project.root, inImage(project.root)),
  ];
}

/** What a framework adds to the stage of the build. */
export interface BuildDetails {
  /** Builds a project that has no script of its own. */
  readonly fallback?: readonly string[];
  readonly environment?: readonly string[];
  /** What it keeps from one build to the next. */
  readonly caches?: readonly string[];
}

/** The stage that builds the dependencies and then the project. */
export function buildStage(
  stages: NodeStages,
  { fallback = [], environment = [], caches = [] }: BuildDetails = {},
): string[] {
  const { project, files, install } = stages;
  const command = hasBuildScript(readPackageJson(project.root, files))
    ? [...scriptCommand(install), 'build']
    : fallback;
  return [
    ...sourceStage(stages, 'build'),
    ...environment,
    ...newBlock('builds', project, files),
    ...(command.length === 0 ? [] : runLines(caches, inFolder(project.root, command))),
  ];
}

/** Whether a dependency must be built before the project can run. */
export function needsBuilds(project: ScaffoldProject, files: WorkspaceFiles): boolean {
  return builtDependencies(project, files).length > 0;
}
