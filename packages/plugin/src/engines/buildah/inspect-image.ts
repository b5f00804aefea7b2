import { succeed, type Client } from '../client/client';
import { isActive, isMissing, withAlgorithm } from '../client/inspect-image';
import type { ImageFacts } from '../engine';

/** Asks buildah for an image by id or name; undefined where its storage has none. */
export async function inspectImage({ ask }: Client, image: string): Promise<ImageFacts | undefined> {
  const answer = await ask(['inspect', '--type', 'image', image]);
  if (isMissing(answer)) return undefined;
  const inspected = JSON.parse(succeed(answer)) as InspectedImage;
  const id = inspected.FromImageID;
  const named = JSON.parse(succeed(await ask(['images', '--json']))) as NamedImage[];
  // This list has the first twelve digits of ids only.
  return toFacts(inspected, named.find((other) => id.startsWith(other.id))?.names ?? []);
}

/** The part of the answer that we use. */
interface InspectedImage {
  readonly FromImageID: string;
  readonly FromImageDigest?: string;
  /** The manifest, as text. */
  readonly Manifest: string;
  readonly OCIv1: {
    readonly os: string;
    readonly architecture: string;
    readonly variant?: string;
    readonly config?: { readonly User?: string };
  };
  readonly Docker?: { readonly config?: { readonly Healthcheck?: { readonly Test?: readonly string[] } } };
}

interface NamedImage {
  readonly id: string;
  readonly names?: readonly string[];
}

function toFacts(image: InspectedImage, tags: readonly string[]): ImageFacts {
  const { os, architecture, variant = '', config } = image.OCIv1;
  const digest = image.FromImageDigest ?? '';
  return {
    id: withAlgorithm(image.FromImageID),
    tags,
    repositoryDigests: digest === '' ? [] : tags.map((tag) => `${tag.replace(/:[^:/]+$/, '')}@${digest}`),
    sizeBytes: sumOfLayers(image.Manifest),
    os,
    architecture,
    variant,
    user: config?.User ?? '',
    hasHealthcheck: isActive(image.Docker?.config?.Healthcheck),
  };
}

/** buildah tells no size in bytes; in its storage the layers of a built image are not compressed. */
function sumOfLayers(manifest: string): number {
  const { layers = [] } = JSON.parse(manifest) as { layers?: readonly { readonly size: number }[] };
  return layers.reduce((sum, { size }) => sum + size, 0);
}
