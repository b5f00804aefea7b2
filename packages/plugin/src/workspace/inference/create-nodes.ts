import type { TargetConfiguration } from '@nx/devkit';
import { assignDockerfiles, isAlpineDockerfile, type ProjectDockerfiles } from './assign-dockerfiles';
import { cleanContextTarget } from './clean-context-target';
import { imageTarget } from './image-target';
import { findKnownProjects } from './known-projects';
import { readPluginOptions, type PluginOptions } from './plugin-options';
import { findRootInputs } from './root-inputs';

/** What Nx takes from a plugin for one configuration file; the devkit's own name for it differs between 22 and 24. */
type InferredNodes = readonly [
  file: string,
  nodes: {
    readonly projects: Readonly<
      Record<string, { readonly targets: Readonly<Record<string, TargetConfiguration>> }>
    >;
  },
];

// Manifests are asked for only to learn which projects exist; they configure their projects in Nx anyway.
const GLOB = '**/{alpine.Dockerfile,*.alpine.Dockerfile,project.json,package.json}';

/** Infers `alpine-build` and `clean-context` for each project with an Alpine Dockerfile; a stray or broken file changes nothing for others. */
export const createNodes = [
  GLOB,
  (
    configFiles: readonly string[],
    rawOptions: unknown,
    context: { readonly workspaceRoot: string },
  ): InferredNodes[] => {
    const options = readPluginOptions(rawOptions);
    const dockerfiles = configFiles.filter(isAlpineDockerfile);
    if (dockerfiles.length === 0) return [];
    const manifests = configFiles.filter((file) => !isAlpineDockerfile(file));
    const projects = findKnownProjects(manifests, context.workspaceRoot);
    return assignDockerfiles(dockerfiles, projects).map((own) => inferNodes(own, options, context));
  },
] as const;

function inferNodes(
  own: ProjectDockerfiles,
  { alpineBuildTargetName, cleanContextTargetName }: PluginOptions,
  { workspaceRoot }: { readonly workspaceRoot: string },
): InferredNodes {
  const files = [...(own.main === undefined ? [] : [own.main]), ...own.byConfiguration.values()];
  const targets = {
    [alpineBuildTargetName]: imageTarget(own, alpineBuildTargetName, findRootInputs(files, workspaceRoot)),
    [cleanContextTargetName]: cleanContextTarget(own, cleanContextTargetName),
  };
  return [files[0] ?? '', { projects: { [own.project.root]: { targets } } }];
}
