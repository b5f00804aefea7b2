import type { RunResult } from '../../host/command-runner';
import type { ImageFacts } from '../engine';
import { succeed, type Client } from './client';

/** Asks docker or podman for an image by id or name; undefined where the engine has none. */
export async function inspectImage({ ask }: Client, image: string): Promise<ImageFacts | undefined> {
  const answer = await ask(['image', 'inspect', '--format', '{{json .}}', image]);
  return isMissing(answer) ? undefined : readFacts(succeed(answer));
}

/** Whether the client answered that there is no such image, rather than failed to ask. */
export function isMissing(answer: RunResult): boolean {
  return (
    answer.kind === 'exited' &&
    answer.status !== 0 &&
    /no such (?:image|object)|image not known/i.test(answer.stderr)
  );
}

/** The part of both answers that we use; podman gives ids without their algorithm. */
interface InspectedImage {
  readonly Id: string;
  readonly Size: number;
  readonly Os: string;
  readonly Architecture: string;
  readonly Variant?: string;
  readonly RepoTags?: readonly string[] | null;
  readonly RepoDigests?: readonly string[] | null;
  readonly Config?: { readonly User?: string; readonly Healthcheck?: Healthcheck } | null;
  /** Where podman tells it. */
  readonly Healthcheck?: Healthcheck;
}

interface Healthcheck {
  readonly Test?: readonly string[];
}

function readFacts(json: string): ImageFacts {
  const image = JSON.parse(json) as InspectedImage;
  return {
    id: withAlgorithm(image.Id),
    tags: image.RepoTags ?? [],
    repositoryDigests: image.RepoDigests ?? [],
    sizeBytes: image.Size,
    os: image.Os,
    architecture: image.Architecture,
    variant: image.Variant ?? '',
    user: image.Config?.User ?? '',
    hasHealthcheck: isActive(image.Config?.Healthcheck ?? image.Healthcheck),
  };
}

/** An image id with the algorithm that made it. */
export function withAlgorithm(id: string): string {
  return id.includes(':') ? id : `sha256:${id}`;
}

/** `HEALTHCHECK NONE` takes away the one of the base. */
export function isActive(healthcheck: Healthcheck | undefined): boolean {
  const kind = healthcheck?.Test?.[0];
  return kind !== undefined && kind !== 'NONE';
}
