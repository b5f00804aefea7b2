import { contextView } from './context-view';
import { declaredBuilds } from './compose-build';
import { composeSubject } from './compose-subject';
import { isBuildOf, type DeclaredBuild } from './declared-build';
import { dockerfileSubject, type DockerfileSubject } from './dockerfile-subject';
import { isCopiedElsewhere } from './copied-elsewhere';
import { isOtherSyntax } from './env-file-kind';
import { envSubject } from './env-subject';
import { isForeign } from './foreign-files';
import { ignoreFileSubject, type IgnoreFileSubject } from './ignore-file-subject';
import type { Subjects } from './subjects';
import type { TextSubject } from './text-subject';
import { readWorkflowBuilds } from './workflow-builds';
import { exists, type CheckedProject, type WorkspaceView } from '../workspace-view';

/** All subjects of a workspace by their kinds. */
export type FoundSubjects = { readonly [Kind in keyof Subjects]: readonly Subjects[Kind][] };

const DOCKERFILE = /^(?:Dockerfile|Containerfile)(?:[._-][\w.-]+)?$|^(?:[\w@.-]+\.)?Dockerfile$/i;
/** Texts about Dockerfiles, programs, and templates that become one. */
const NO_DOCKERFILE =
  /\.(?:mdx?|html|rst|txt|log|json|ya?ml|[cm]?[jt]sx?|go|py|hbs|ejs|tmpl|template|tpl|j2|jinja2?|mustache|erb|eta|njk|m4|in)$/i;
const IGNORE_FILE = /^(?:.+)?\.(?:docker|container)ignore$/;
const COMPOSE_FILE = /^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/;
const ENV_FILE = /^(?:\.env(?:\.[\w.-]+)?|[\w-]+\.env)$/;
/** Templates, programs that write an env file, values in another syntax, and Dockerfiles whose name ends so. */
const NO_ENV_FILE =
  /\.(?:hbs|ejs|erb|j2|mustache|liquid|[cm]?[jt]s|py|rb|php|go|sh|ps1|md|json|ya?ml|toml|xml)$|^(?:Docker|Container)file\./i;
const WORKFLOW =
  /^(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml|\.circleci\/config\.yml|azure-pipelines\.ya?ml|bitbucket-pipelines\.yml|Jenkinsfile|cloudbuild\.ya?ml)$/;

/** Whatever one of the expressions above and below may mean, in one look at each of many names. */
const MAY_BE_MEANT =
  /(?:file|ignore|\.ya?ml|\.env|\.mdx?|\.(?:ba)?sh)$|(?:docker|container)file[._-]|(?:^|\/)\.env\./i;

/**
 * Finds what there is to be looked at, by the names of files.
 *
 * What git leaves out and what comes from others is left out, but for env files, and Dockerfiles that a build names. Where only some files are of interest, scripts and documents are those alone, and so are Dockerfiles, with those of builds that these files
 * take part in: there may be many, and no other file depends on one.
 */
export function findSubjects(
  view: WorkspaceView,
  isOwn: (file: string) => boolean = () => true,
): FoundSubjects {
  const names = view.files.filter((file) => MAY_BE_MEANT.test(file));
  const isOurs = (file: string): boolean => !isForeign(file, view);
  const composeFiles = filesNamed(names, (name) => COMPOSE_FILE.test(name))
    .filter(isOurs)
    .map((file) => composeSubject(file, view.read(file) ?? ''));
  const envFiles = filesNamed(names, (name) => ENV_FILE.test(name) && !NO_ENV_FILE.test(name))
    .map((file) => envSubject(file, view.read(file) ?? ''))
    .filter(({ text }) => !isOtherSyntax(text));
  const texts = findTexts(names, view, isOwn);
  const builds = [...composeFiles.flatMap(declaredBuilds), ...texts.flatMap(readWorkflowBuilds)].filter(
    ({ file }) => !isCopiedElsewhere(file),
  );
  const wanted = builds.filter((build) => isBuildOf(build, isOwn));
  const dockerfiles = findDockerfiles(names, builds, view)
    .filter((file) => isOwn(file) || wanted.some(({ dockerfile }) => dockerfile === file))
    .map((file) => toDockerfile(file, builds, view));
  return {
    dockerfile: dockerfiles,
    'ignore-file': filesNamed(names, (name) => IGNORE_FILE.test(name))
      .map((file) => toIgnoreFile(file, dockerfiles, view))
      .filter(({ file, governs }) => governs.length > 0 || isOurs(file)),
    compose: composeFiles,
    env: envFiles,
    text: texts,
    workspace: [
      {
        file: 'nx.json',
        text: view.read('nx.json') ?? '',
        dockerfiles,
        composeFiles,
        envFiles,
        builds: wanted,
      },
    ],
  };
}

function filesNamed(files: readonly string[], isMeant: (name: string) => boolean): string[] {
  return files.filter((file) => isMeant(file.slice(file.lastIndexOf('/') + 1)));
}

/** All of our own that are named like one, and all that a build names. */
function findDockerfiles(
  names: readonly string[],
  builds: readonly DeclaredBuild[],
  view: WorkspaceView,
): string[] {
  const named = filesNamed(
    names,
    (name) => DOCKERFILE.test(name) && !IGNORE_FILE.test(name) && !NO_DOCKERFILE.test(name),
  ).filter((file) => !isForeign(file, view));
  const built = builds
    .map(({ dockerfile }) => dockerfile)
    .filter((file) => exists(view, file) && view.read(file) !== undefined);
  return [...new Set([...named, ...built])].sort();
}

function toDockerfile(
  file: string,
  builds: readonly DeclaredBuild[],
  view: WorkspaceView,
): DockerfileSubject {
  const project = ownerOf(file, view.projects);
  const isOurs = project !== undefined && /(?:^|[/.])alpine\.Dockerfile$/.test(file);
  const declared = builds.filter(({ dockerfile }) => dockerfile === file);
  return dockerfileSubject(file, view.read(file) ?? '', project, [
    ...(isOurs ? [{ build: undefined, context: contextView('', file, view) }] : []),
    ...declared.map((build) => ({ build, context: contextView(build.contextRoot, file, view) })),
  ]);
}

/** The project with the deepest folder that the file lies in. */
function ownerOf(file: string, projects: readonly CheckedProject[]): CheckedProject | undefined {
  return projects
    .filter(({ root }) => root === '.' || file.startsWith(`${root}/`))
    .reduce<CheckedProject | undefined>(
      (best, one) => (best === undefined || one.root.length > best.root.length ? one : best),
      undefined,
    );
}

function toIgnoreFile(
  file: string,
  dockerfiles: readonly DockerfileSubject[],
  view: WorkspaceView,
): IgnoreFileSubject {
  const governs = dockerfiles.flatMap(({ file: dockerfile, contexts }) =>
    contexts
      .filter(({ context }) => context.ignoreFile === file)
      .map(({ context }) => ({ dockerfile, contextRoot: context.root })),
  );
  return ignoreFileSubject(file, view.read(file) ?? '', governs);
}

function findTexts(
  names: readonly string[],
  view: WorkspaceView,
  isWanted: (file: string) => boolean,
): TextSubject[] {
  return names.flatMap((file): TextSubject[] => {
    const kind = kindOfText(file);
    return kind === undefined || (kind !== 'workflow' && (!isWanted(file) || isForeign(file, view)))
      ? []
      : [{ file, text: view.read(file) ?? '', kind }];
  });
}

function kindOfText(file: string): TextSubject['kind'] | undefined {
  // Our own reports, which quote the lines that findings are about.
  if (file.startsWith('dist/nx-alpine/')) return undefined;
  if (WORKFLOW.test(file)) return 'workflow';
  if (/\.(?:sh|bash)$|(?:^|\/)(?:Makefile|Justfile|Taskfile\.ya?ml)$/.test(file)) return 'script';
  return /\.mdx?$/.test(file) ? 'document' : undefined;
}
