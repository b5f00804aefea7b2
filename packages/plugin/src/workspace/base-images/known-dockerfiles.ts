import { leaveReferences } from '../../formats/dockerfile/leave-references';
import { readDockerfile, type DockerfileOutline } from '../../formats/dockerfile/read-dockerfile';

const known = new Map<string, { readonly text: string; readonly outline: DockerfileOutline }>();

/** Reads which stages and images a Dockerfile names; Nx asks twice for each graph, and its daemon after every change, so the last answer is kept. */
export function readReferences(path: string, text: string): DockerfileOutline {
  const last = known.get(path);
  if (last?.text === text) return last.outline;
  const outline = readDockerfile(leaveReferences(text));
  known.set(path, { text, outline });
  return outline;
}
