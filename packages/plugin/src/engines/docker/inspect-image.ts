import type { ImageFacts } from '../engine';
import { isMissing, succeed, type Ask } from './ask';

/** Asks for an image by id or name; undefined where the engine has none. */
export async function inspectImage(ask: Ask, image: string): Promise<ImageFacts | undefined> {
  const answer = await ask(['image', 'inspect', '--format', '{{json .}}', image]);
  return isMissing(answer) ? undefined : readFacts(succeed(answer));
}

/** The part of docker's answer that we use. */
interface DockerImage {
  readonly Id: string;
  readonly Size: number;
  readonly Os: string;
  readonly Architecture: string;
  readonly Variant?: string;
}

function readFacts(json: string): ImageFacts {
  const { Id, Size, Os, Architecture, Variant = '' } = JSON.parse(json) as DockerImage;
  return { id: Id, sizeBytes: Size, os: Os, architecture: Architecture, variant: Variant };
}
