import { planDockerfile, type DockerfileWish, type PlannedDockerfile } from '../scaffold/plan-dockerfile';
import type { PlannedFile } from '../scaffold/planned-file';
import type { ScaffoldProject } from '../scaffold/scaffold-project';
import { filesInMemory } from '../scaffold/workspace-files';
import { expectValid } from './expect-valid';

/** Files by their paths; an object is written as JSON. */
export type SampleFiles = Readonly<Record<string, string | object>>;

/** A service in a workspace that uses a library. */
export const BACKEND: ScaffoldProject = {
  name: '@acme/backend',
  root: 'services/backend',
  dependencies: ['libs/kit'],
};

/** Texts of files as they would lie on a disk. */
export function asTexts(files: SampleFiles): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? content : JSON.stringify(content),
    ]),
  );
}

/** Texts of planned files, by their paths. */
export function textsOf(files: readonly PlannedFile[]): Record<string, string> {
  return Object.fromEntries(files.map(({ path, content }) => [path, content]));
}

/** Plans a Dockerfile for a project of these files, with nothing said that is not said here; what it plans must be clean under all rules. */
export function planFor(
  project: ScaffoldProject,
  files: SampleFiles,
  wish: Partial<DockerfileWish> = {},
): PlannedDockerfile {
  const texts = asTexts(files);
  const planned = planDockerfile(project, filesInMemory(texts), {
    stack: undefined,
    environment: undefined,
    layout: 'project',
    port: 8080,
    command: undefined,
    healthPath: undefined,
    ...wish,
  });
  const written = [planned.dockerfile, planned.ignoreFile, ...planned.otherFiles];
  expectValid({ ...texts, ...textsOf(written) }, [project]);
  return planned;
}

/** The parts of a Dockerfile that begin with the named stages. */
export function stagesOf({ dockerfile }: PlannedDockerfile, ...names: string[]): string {
  return dockerfile.content
    .split('\n\n')
    .filter((part) => names.some((name) => new RegExp(`^FROM \\S+ AS ${name}$`, 'm').test(part)))
    .join('\n\n');
}
