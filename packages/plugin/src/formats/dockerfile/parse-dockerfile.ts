import { DockerfileParser, type Dockerfile } from 'dockerfile-ast';

let last: { readonly text: string; readonly dockerfile: Dockerfile } | undefined;

/** Parses a Dockerfile; of the same text as the last time, the same one, as several readers look at each file one after another. */
export function parseDockerfile(text: string): Dockerfile {
  if (last?.text !== text) last = { text, dockerfile: DockerfileParser.parse(text) };
  return last.dockerfile;
}
