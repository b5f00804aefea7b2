import { posix } from 'node:path';
import type { KnownProject } from './known-projects';

/** The Alpine Dockerfiles of one project, all from the workspace root. */
export interface ProjectDockerfiles {
  readonly project: KnownProject;
  /** For the target without a configuration. */
  readonly main: string | undefined;
  readonly byConfiguration: ReadonlyMap<string, string>;
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
  const assignments = files
    .flatMap((file) => assign(file, projects) ?? [])
    .sort((one, other) => rank(one) - rank(other) || (one.file < other.file ? -1 : 1));
  return projects.flatMap((project) => {
    const own = assignments.filter((assignment) => assignment.project === project);
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

function assign(file: string, projects: readonly KnownProject[]): Assignment | undefined {
  const words = posix.basename(file).slice(0, -SUFFIX.length).replace(/\.$/, '');
  const folder = posix.dirname(file);
  const owner = folder === '.' ? undefined : projects.find(({ root }) => root === folder);
  if (owner !== undefined) return { project: owner, file, configuration: withoutOwnName(words, owner) };

  const named = projectNamedBy(words, projects);
  if (named !== undefined) return { project: named, file, configuration: withoutOwnName(words, named) };
  const around = projects.filter(({ root }) => folder.startsWith(`${root}/`) || root === folder);
  const nearest = around.toSorted((one, other) => other.root.length - one.root.length)[0];
  return nearest && { project: nearest, file, configuration: withoutOwnName(words, nearest) };
}

/** The project with the longest name at the start of the words; none where two would fit equally. */
function projectNamedBy(words: string, projects: readonly KnownProject[]): KnownProject | undefined {
  const parts = words.split('.');
  for (let count = parts.length; count > 0; count -= 1) {
    const name = parts.slice(0, count).join('.');
    const exact = projects.filter((project) => project.name === name);
    const fitting =
      exact.length > 0 ? exact : projects.filter((project) => aliasesOf(project).includes(name));
    if (fitting.length === 1) return fitting[0];
  }
  return undefined;
}

function withoutOwnName(words: string, project: KnownProject): string | undefined {
  const name = aliasesOf(project).find((alias) => words === alias || words.startsWith(`${alias}.`));
  const rest = name === undefined ? words : words.slice(name.length + 1);
  return rest === '' ? undefined : rest;
}

/** What a file name can call a project, the longest first: its name, without its scope, or its folder. */
function aliasesOf({ name, root }: KnownProject): string[] {
  const aliases = new Set([name, name.split('/').at(-1) ?? name, posix.basename(root)]);
  return [...aliases].sort((one, other) => other.length - one.length);
}
