import { findBaseImages, type BaseImages } from '../base-images/base-projects';
import { readImageBuilds, type ImageBuilder } from '../base-images/image-builds';
import { mergeTarget, targetDefaultsFor } from '../base-images/written-target';
import { dockerfilesOf, type ProjectDockerfiles } from './assign-dockerfiles';
import { dockerfileOptions } from './dockerfile-options';
import type { ImageTargetSurroundings } from './image-target';
import type { ManifestProject } from './known-projects';
import { RootInputs } from './root-inputs';

/** What Nx tells a plugin that infers targets, as far as it is of use here. */
export interface NodesContext {
  readonly workspaceRoot: string;
  readonly nxJsonConfiguration?: { readonly targetDefaults?: unknown; readonly plugins?: unknown };
}

const NO_BASES: BaseImages = { projects: [], contested: new Map() };

/** Finds for each project what its target owes to others, and to files outside of its folder. */
export function findSurroundings(
  owned: readonly ProjectDockerfiles[],
  projects: readonly ManifestProject[],
  targetName: string,
  { workspaceRoot, nxJsonConfiguration }: NodesContext,
): (project: string) => ImageTargetSurroundings {
  const defaults = targetDefaultsFor(nxJsonConfiguration?.targetDefaults, targetName);
  const builders = findBuilders(owned, projects, targetName, defaults);
  const bases = findBaseImages(builders, workspaceRoot);
  const rootInputs = new RootInputs(workspaceRoot);
  const ownFiles = new Map(owned.map((own) => [own.project.name, dockerfilesOf(own)]));
  const builderOf = new Map(builders.map((builder) => [builder.project, builder]));
  return (project) => {
    const { projects: direct, contested } = bases.get(project) ?? NO_BASES;
    const files = ownFiles.get(project) ?? [];
    const below = basesBelow(project, bases).flatMap((name) => builderOf.get(name) ?? []);
    const inputs = [
      ...files.flatMap(withIgnoreFile),
      ...below.flatMap(dockerfilesOutside).flatMap(withIgnoreFile),
      '.dockerignore',
      ...rootInputs.find([...files, ...below.flatMap(dockerfilesBuilt)]),
    ];
    const isManaged = files.some((file) => rootInputs.isManaged(file));
    return { inputs: [...new Set(inputs)], baseProjects: direct, contested, isManaged };
  };
}

/** The projects that build images: those with Dockerfiles of ours, and those whose own files say so. */
function findBuilders(
  owned: readonly ProjectDockerfiles[],
  projects: readonly ManifestProject[],
  targetName: string,
  defaults: unknown,
): ImageBuilder[] {
  const inferred = new Map(
    owned.map((own) => [
      own.project.root,
      { executor: 'nx-alpine:alpine-build', ...dockerfileOptions(own) } as const,
    ]),
  );
  return projects.flatMap(({ name, root, targets }) => {
    const written = targets.map((layer) => layer[targetName]);
    const target = mergeTarget([inferred.get(root), defaults, ...written]);
    return target === undefined ? [] : [{ project: name, root, builds: readImageBuilds(name, root, target) }];
  });
}

/** All projects whose images a project's image stands on, however far below; itself too, where it stands on itself through others. */
function basesBelow(project: string, bases: ReadonlyMap<string, BaseImages>): string[] {
  const found = new Set<string>();
  const pending = [project];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    for (const base of (bases.get(name) ?? NO_BASES).projects) {
      if (found.has(base)) continue;
      found.add(base);
      pending.push(base);
    }
  }
  return [...found].sort();
}

const dockerfilesBuilt = ({ builds }: ImageBuilder): string[] => builds.map(({ dockerfile }) => dockerfile);

/** Those in the base's own folder are inputs already, with everything in it. */
function dockerfilesOutside(builder: ImageBuilder): string[] {
  const { root } = builder;
  return dockerfilesBuilt(builder).filter((file) => root !== '.' && !file.startsWith(`${root}/`));
}

const withIgnoreFile = (dockerfile: string): string[] => [dockerfile, `${dockerfile}.dockerignore`];
