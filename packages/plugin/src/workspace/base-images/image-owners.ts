import { readReference } from '../../formats/image-name/image-reference';
import type { ImageBuilder } from './image-builds';

/** Whose image a name is: that of one project, or claimed by several, of which none is guessed. */
export type ImageOwner =
  | { readonly kind: 'project'; readonly project: string }
  | { readonly kind: 'contested'; readonly projects: readonly string[] };

/** Gives the owner of an image's name; undefined for what nobody here builds. */
export type FindOwner = (image: string) => ImageOwner | undefined;

/**
 * Learns from all projects which images they build.
 *
 * The name with its tag counts first. Else the repository decides, since tags are often given on the command line; but not
 * where it has no slash: `nginx:1.29-alpine` is Docker's own, although a project `nginx` builds `nginx:latest`. A digest
 * names what was built before, and never what a build makes now.
 */
export function indexOwners(builders: readonly ImageBuilder[]): FindOwner {
  const claimants = new Map<string, Set<string>>();
  for (const { project, builds } of builders) {
    for (const { repository, tag } of builds.flatMap(({ tags }) => tags.map(readReference))) {
      for (const name of [`${repository}:${tag || 'latest'}`, repository]) {
        const known = claimants.get(name);
        if (known === undefined) claimants.set(name, new Set([project]));
        else known.add(project);
      }
    }
  }
  const answers = new Map<string, ImageOwner | undefined>();
  return (image) => {
    if (!answers.has(image)) answers.set(image, findOwner(image, claimants));
    return answers.get(image);
  };
}

function findOwner(
  image: string,
  claimants: ReadonlyMap<string, ReadonlySet<string>>,
): ImageOwner | undefined {
  const { repository, tag, hasDigest } = readReference(image);
  if (hasDigest) return undefined;
  const exact = claimants.get(`${repository}:${tag || 'latest'}`);
  return toOwner(exact ?? (repository.includes('/') ? claimants.get(repository) : undefined));
}

function toOwner(claimants: ReadonlySet<string> | undefined): ImageOwner | undefined {
  const [project, ...others] = [...(claimants ?? [])].sort();
  if (project === undefined) return undefined;
  return others.length === 0
    ? { kind: 'project', project }
    : { kind: 'contested', projects: [project, ...others] };
}
