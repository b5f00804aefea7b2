import { posix } from 'node:path';
import type { KnownProject } from './known-projects';
import { aliasesOf, ProjectDirectory } from './project-directory';

/** The Alpine Dockerfiles of one project, all from the workspace root. */
export interface ProjectDockerfiles {
  readonly project: KnownProject;
  /** For the target without a configuration. */
  readonly main: string | undefined;
  readonly byConfiguration: ReadonlyMap<string, string>;
}

/** All of them, that for the target without a configuration first. */
export function dockerfilesOf({ main, byConfiguration }: ProjectDockerfiles): string[] {
  return [...(main === undefined ? [] : [main]), ...byConfiguration.values()];
}

interface Assignment {
  readonly project: KnownProject;
  readonly configuration: string | undefined;
  readonly file: string;
}

const SUFFIX = 'alpine.Dockerfile';

/** Whether a file is named as an Alpine Dockerfile. */
export function isAlpineDockerfile(file: string): boolean {
  const name = posix.basename(file);
  return name === SUFFIX || name.endsWith(`.${SUFFIX}`);
}

/**
 * Gives each Dockerfile to the project in whose folder it lies, or else to the one that it is named after; a stray file
 * goes to nobody. The words between the project's name and `alpine` are the configuration.
 *
 * Where two files claim one place, the one beside the project wins, then the one that bears the project's name.
 */
export function assignDockerfiles(
  files: readonly string[],
  projects: readonly KnownProject[],
): ProjectDockerfiles[] {
  const directory = new ProjectDirectory(projects);
  const assignments = files
    .flatMap((file) => assign(file, directory) ?? [])
    .sort((one, other) => rank(one) - rank(other) || (one.file < other.file ? -1 : 1));
  const byProject = new Map<KnownProject, Assignment[]>(projects.map((project) => [project, []]));
  for (const assignment of assignments) byProject.get(assignment.project)?.push(assignment);
  return projects.flatMap((project) => {
    const own = byProject.get(project) ?? [];
    return own.length === 0 ? [] : [collect(project, own)];
  });
}

function collect(project: KnownProject, assignments: readonly Assignment[]): ProjectDockerfiles {
  const byConfiguration = new Map<string, string>();
  for (const { configuration, file } of assignments) {
    if (configuration !== undefined && !byConfiguration.has(configuration))
      byConfiguration.set(configuration, file);
  }
  const main = assignments.find(({ configuration }) => configuration === undefined)?.file;
  return { project, main, byConfiguration };
}

function rank({ project, file }: Assignment): number {
  const isElsewhere = posix.dirname(file) !== project.root;
  const isUnnamed = !aliasesOf(project).some((alias) => posix.basename(file).startsWith(`${alias}.`));
  return (isElsewhere ? 2 : 0) + (isUnnamed ? 1 : 0);
}

function assign(file: string, projects: ProjectDirectory): Assignment | undefined {
  const words = posix.basename(file).slice(0, -SUFFIX.length).replace(/\.$/, '');
  const folder = posix.dirname(file);
  const project =
    (folder === '.' ? undefined : projects.at(folder)) ?? projects.namedBy(words) ?? projects.nearest(folder);
  return project && { project, file, configuration: withoutOwnName(words, project) };
}

function withoutOwnName(words: string, project: KnownProject): string | undefined {
  const name = aliasesOf(project).find((alias) => words === alias || words.startsWith(`${alias}.`));
  const rest = name === undefined ? words : words.slice(name.length + 1);
  return rest === '' ? undefined : rest;
}
