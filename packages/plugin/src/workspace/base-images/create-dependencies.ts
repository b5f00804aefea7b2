import type { TargetConfiguration } from '@nx/devkit';
import { readPluginOptions } from '../inference/plugin-options';
import { findBaseImages } from './base-projects';
import { readImageBuilds, type ImageBuilder } from './image-builds';
import { mergeTarget } from './written-target';

/** What Nx tells a plugin that finds dependencies, as far as it is of use here. */
export interface DependenciesContext {
  readonly workspaceRoot: string;
  readonly projects: Readonly<
    Record<
      string,
      { readonly root: string; readonly targets?: Readonly<Record<string, TargetConfiguration>> | undefined }
    >
  >;
  readonly fileMap: {
    readonly projectFileMap: Readonly<Record<string, readonly { readonly file: string }[]>>;
  };
}

/** What Nx takes from a plugin for one edge of the graph. */
export type ImageDependency =
  | { readonly source: string; readonly target: string; readonly type: 'static'; readonly sourceFile: string }
  | { readonly source: string; readonly target: string; readonly type: 'implicit' };

/**
 * Finds the projects whose images other projects' Dockerfiles name.
 *
 * All of Nx's rules for an edge hold by the way they are made: both projects are those of the graph, no project depends on
 * itself, and a source file is one that Nx lists in the project. Nx checks them again; its own check is not called here, since
 * loading the devkit takes longer than everything else.
 */
export function createDependencies(rawOptions: unknown, context: DependenciesContext): ImageDependency[] {
  const { alpineBuildTargetName } = readPluginOptions(rawOptions);
  const builders = Object.entries(context.projects).flatMap(
    ([project, { root, targets }]): ImageBuilder[] => {
      const target = mergeTarget([targets?.[alpineBuildTargetName]]);
      return target === undefined ? [] : [{ project, root, builds: readImageBuilds(project, root, target) }];
    },
  );
  return [...findBaseImages(builders, context.workspaceRoot)].flatMap(([source, { projects }]) =>
    [...projects].map(([target, dockerfiles]) => toDependency(source, target, dockerfiles, context)),
  );
}

/** A Dockerfile in a central folder belongs to another project for Nx, or to none, and cannot be named as the source. */
function toDependency(
  source: string,
  target: string,
  dockerfiles: readonly string[],
  { fileMap }: DependenciesContext,
): ImageDependency {
  const own = fileMap.projectFileMap[source] ?? [];
  const sourceFile = dockerfiles.find((dockerfile) => own.some(({ file }) => file === dockerfile));
  return sourceFile === undefined
    ? { source, target, type: 'implicit' }
    : { source, target, type: 'static', sourceFile };
}
