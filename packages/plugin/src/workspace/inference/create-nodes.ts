import type { TargetConfiguration } from '@nx/devkit';
import {
  assignDockerfiles,
  dockerfilesOf,
  isAlpineDockerfile,
  type ProjectDockerfiles,
} from './assign-dockerfiles';
import { cleanContextTarget } from './clean-context-target';
import { imageTarget, type ImageTargetSurroundings } from './image-target';
import { findKnownProjects } from './known-projects';
import { readPluginOptions, type PluginOptions } from './plugin-options';
import { findTestTarget } from './find-test-target';
import { findSurroundings, type NodesContext } from './surroundings';
import { testWithFallbackTarget } from './test-with-fallback-target';
import { validateTarget } from './validate-target';

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

/** Infers `alpine-build`, `clean-context`, `validate` and, where there are tests, `test-with-fallback` for each project with an Alpine Dockerfile; a stray or broken file changes nothing for others. */
export const createNodes = [
  GLOB,
  (configFiles: readonly string[], rawOptions: unknown, context: NodesContext): InferredNodes[] => {
    const options = readPluginOptions(rawOptions);
    const dockerfiles = configFiles.filter(isAlpineDockerfile);
    if (dockerfiles.length === 0) return [];
    const manifests = configFiles.filter((file) => !isAlpineDockerfile(file));
    const projects = findKnownProjects(manifests, context.workspaceRoot);
    const owned = assignDockerfiles(dockerfiles, projects);
    const surroundings = findSurroundings(owned, projects, options.alpineBuildTargetName, context);
    return owned.map((own) => {
      const known = projects.find(({ root }) => root === own.project.root);
      const { workspaceRoot, nxJsonConfiguration } = context;
      const tests = known && findTestTarget(known, workspaceRoot, nxJsonConfiguration?.plugins);
      return inferNodes(own, options, surroundings(own.project.name), tests);
    });
  },
] as const;

function inferNodes(
  own: ProjectDockerfiles,
  names: PluginOptions,
  surroundings: ImageTargetSurroundings,
  testTarget: string | undefined,
): InferredNodes {
  const { alpineBuildTargetName, cleanContextTargetName, testWithFallbackTargetName, validateTargetName } =
    names;
  const targets = {
    [alpineBuildTargetName]: imageTarget(own, alpineBuildTargetName, surroundings),
    [cleanContextTargetName]: cleanContextTarget(own, cleanContextTargetName),
    [validateTargetName]: validateTarget(own.project.name, validateTargetName),
    ...(testTarget !== undefined && {
      [testWithFallbackTargetName]: testWithFallbackTarget(
        own.project.name,
        testWithFallbackTargetName,
        testTarget,
      ),
    }),
  };
  return [dockerfilesOf(own)[0] ?? '', { projects: { [own.project.root]: { targets } } }];
}
