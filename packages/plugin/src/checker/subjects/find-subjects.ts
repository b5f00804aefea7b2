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
import { isSubjectName, kindOfText, MAY_BE_MEANT } from './subject-names';
import type { Subjects } from './subjects';
import type { TextSubject } from './text-subject';
import { readWorkflowBuilds } from './workflow-builds';
import { exists, type CheckedProject, type WorkspaceView } from '../workspace-view';

/** All subjects of a workspace by their kinds. */
export type FoundSubjects = { readonly [Kind in keyof Subjects]: readonly Subjects[Kind][] };

/**
 * Finds what there is to be looked at, by the names of files.
 *
 * What git leaves out and what comes from others is left out, but for env files, and Dockerfiles that a build names. Where only some files
 * are of interest, scripts and documents are those alone, and so are Dockerfiles, with those of builds that these files take part in: there
 * may be many, and no other file depends on one.
 */
export function findSubjects(
  view: WorkspaceView,
  isOwn: (file: string) => boolean = () => true,
): FoundSubjects {
  const names = view.files.filter((file) => MAY_BE_MEANT.test(file));
  const isOurs = (file: string): boolean => !isForeign(file, view);
  const composeFiles = readAll(names.filter(isSubjectName.compose).filter(isOurs), view).map(
    ({ file, text }) => composeSubject(file, text),
  );
  const envFiles = readAll(names.filter(isSubjectName.env), view)
    .filter(({ text }) => !isOtherSyntax(text))
    .map(({ file, text }) => envSubject(file, text));
  const texts = findTexts(names, view, isOwn);
  const builds = [...composeFiles.flatMap(declaredBuilds), ...texts.flatMap(readWorkflowBuilds)].filter(
    ({ file }) => !isCopiedElsewhere(file),
  );
  const wanted = builds.filter((build) => isBuildOf(build, isOwn));
  const dockerfileNames = findDockerfiles(names, builds, view).filter(
    (file) => isOwn(file) || wanted.some(({ dockerfile }) => dockerfile === file),
  );
  const dockerfiles = readAll(dockerfileNames, view).map((one) => toDockerfile(one, builds, view));
  return {
    dockerfile: dockerfiles,
    'ignore-file': readAll(names.filter(isSubjectName['ignore-file']), view)
      .map((one) => toIgnoreFile(one, dockerfiles))
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

/** A file that was read. */
interface ReadFile {
  readonly file: string;
  readonly text: string;
}

/** Of a file that is no text, or that nobody may read, nothing can be said. */
function readAll(files: readonly string[], view: WorkspaceView): ReadFile[] {
  return files.flatMap((file) => {
    const text = view.read(file);
    return text === undefined ? [] : [{ file, text }];
  });
}

/** All of our own that are named like one, and all that a build names. */
function findDockerfiles(
  names: readonly string[],
  builds: readonly DeclaredBuild[],
  view: WorkspaceView,
): string[] {
  const named = names.filter(isSubjectName.dockerfile).filter((file) => !isForeign(file, view));
  const built = builds.map(({ dockerfile }) => dockerfile).filter((file) => exists(view, file));
  return [...new Set([...named, ...built])].sort();
}

function toDockerfile(
  { file, text }: ReadFile,
  builds: readonly DeclaredBuild[],
  view: WorkspaceView,
): DockerfileSubject {
  const project = ownerOf(file, view.projects);
  const isOurs = project !== undefined && /(?:^|[/.])alpine\.Dockerfile$/.test(file);
  const declared = builds.filter(({ dockerfile }) => dockerfile === file);
  return dockerfileSubject(file, text, project, [
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
  { file, text }: ReadFile,
  dockerfiles: readonly DockerfileSubject[],
): IgnoreFileSubject {
  const governs = dockerfiles.flatMap(({ file: dockerfile, contexts }) =>
    contexts
      .filter(({ context }) => context.ignoreFile === file)
      .map(({ context }) => ({ dockerfile, contextRoot: context.root })),
  );
  return ignoreFileSubject(file, text, governs);
}

function findTexts(
  names: readonly string[],
  view: WorkspaceView,
  isWanted: (file: string) => boolean,
): TextSubject[] {
  const texts = names.flatMap((file) => {
    const kind = kindOfText(file);
    return kind === undefined || (kind !== 'workflow' && (!isWanted(file) || isForeign(file, view)))
      ? []
      : [{ file, kind }];
  });
  return texts.flatMap(({ file, kind }) => readAll([file], view).map((one) => ({ ...one, kind })));
}
