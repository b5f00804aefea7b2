import { join } from 'node:path';
import { findNamedImages, mayNameImage } from '../../formats/dockerfile/named-images';
import { readTextIfReadable } from '../../host/file-system';
import type { ImageBuilder } from './image-builds';
import { indexOwners, type FindOwner } from './image-owners';
import { readReferences } from './known-dockerfiles';

/** The images of other projects that a project's Dockerfiles name. */
export interface BaseImages {
  /** The projects that build them, in the order of their names. */
  readonly projects: readonly string[];
  /** The images that several projects claim to build, with these. */
  readonly contested: ReadonlyMap<string, readonly string[]>;
}

/** Looks into the Dockerfiles of all projects that build images for images of each other. */
export function findBaseImages(
  builders: readonly ImageBuilder[],
  workspaceRoot: string,
): Map<string, BaseImages> {
  const findOwner = indexOwners(builders);
  return new Map(
    builders.map((builder) => [builder.project, findBasesOf(builder, findOwner, workspaceRoot)] as const),
  );
}

function findBasesOf({ project, builds }: ImageBuilder, findOwner: FindOwner, root: string): BaseImages {
  const projects = new Set<string>();
  const contested = new Map<string, readonly string[]>();
  for (const { dockerfile, buildArguments } of builds) {
    for (const image of imagesIn(join(root, dockerfile), buildArguments, findOwner)) {
      const owner = findOwner(image);
      if (owner?.kind === 'contested') contested.set(image, owner.projects);
      else if (owner !== undefined && owner.project !== project) projects.add(owner.project);
    }
  }
  return { projects: [...projects].sort(), contested };
}

function imagesIn(path: string, buildArguments: ReadonlyMap<string, string>, findOwner: FindOwner): string[] {
  const text = readTextIfReadable(path);
  if (text === undefined || !mayNameImage(text, (image) => findOwner(image) !== undefined)) return [];
  return findNamedImages(readReferences(path, text), buildArguments);
}
