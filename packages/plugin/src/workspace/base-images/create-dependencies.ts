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
}

/** What Nx takes from a plugin for one edge of the graph. */
export interface ImageDependency {
  readonly source: string;
  readonly target: string;
  readonly type: 'implicit';
}

/**
 * Finds the projects whose images other projects' Dockerfiles name.
 *
 * The edges are not bound to the Dockerfile (`static`): Nx keeps such edges as long as that file stays the same, but whose image
 * it names is decided by other files, the tags in a project.json. Tools for JavaScript would take them for imports, besides.
 *
 * All of Nx's rules for an edge hold by the way they are made: both projects are those of the graph, and none depends on itself.
 * Nx checks them again; its own check is not called here, since loading the devkit takes longer than everything else.
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
    projects.map((target) => ({ source, target, type: 'implicit' as const })),
  );
}
