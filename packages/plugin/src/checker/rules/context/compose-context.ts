import { folderOf } from '../../../base/context-path';
import type { Edit } from '../../edit';
import type { Found, Rule } from '../../rule';
import { findBetterRoot, missingSources } from '../../subjects/better-root';
import { certainRoot } from '../../subjects/certain-root';
import type { DeclaredBuild } from '../../subjects/declared-build';
import type { DockerfileSubject } from '../../subjects/dockerfile-subject';
import { editBuild } from '../../subjects/edit-build';
import { mayBeFilled } from '../../subjects/filled-context';
import { literalPath } from '../../subjects/literal-source';
import { mayStartElsewhere } from '../../subjects/project-directory';
import { nameRoot, upwards, writeFrom } from '../../subjects/workspace-path';
import type { WorkspaceSubject } from '../../subjects/workspace-subject';
import type { WorkspaceView } from '../../workspace-view';

/** A declared context and Dockerfile that do not go together, where another context would have everything. */
export const composeContext: Rule<'workspace'> = {
  id: 'context/compose-context',
  severity: 'error',
  title: 'A declared build has the wrong folder for its context',
  why: 'Sources of COPY are looked for from the root of the context, wherever the Dockerfile lies.',
  fix: 'Set the context to the folder from which the sources are written.',
  subject: 'workspace',
  *check({ builds, dockerfiles, composeFiles }, view) {
    for (const build of builds) {
      const subject = dockerfiles.find(({ file }) => file === build.dockerfile);
      // That a Dockerfile is not there, compose/missing-dockerfile and ci/missing-file tell.
      const found = subject === undefined ? undefined : findWrongContext(build, subject, view);
      if (found === undefined || mayStartElsewhere(build, view)) continue;
      if (isWrongForTarget(build, subject, view)) continue;
      const { what, claim, root, dockerfile } = found;
      const place = { file: build.file, line: build.line, column: build.column };
      const edits = isLaidOver(build, composeFiles) ? [] : mend(build, found, view);
      yield { ...place, what, fix: writePair(build, root, dockerfile.file), edits, ...(claim && { claim }) };
    }
  },
};

/** Whether our own target, which has the same context, lacks sources as well: then they are wrong, which context/missing-source tells. */
function isWrongForTarget(
  { contextRoot }: DeclaredBuild,
  subject: DockerfileSubject | undefined,
  view: WorkspaceView,
): boolean {
  const own = subject?.contexts.find(({ build }) => build === undefined);
  return own?.context.root === contextRoot && missingSources(contextRoot, own.sources, view).length > 0;
}

/** What is wrong with a pair, and the folder from which its Dockerfile is written. */
interface WrongPair extends Pick<Found, 'what' | 'claim'> {
  readonly root: string;
  readonly dockerfile: DockerfileSubject;
  /** Whether the declared context has none of the sources. */
  readonly isAll: boolean;
}

/** Whether another compose file says something of the same build, with paths that belong to this one. */
function isLaidOver({ file, name }: DeclaredBuild, composeFiles: WorkspaceSubject['composeFiles']): boolean {
  return composeFiles.some(
    (other) =>
      other.file !== file &&
      folderOf(other.file) === folderOf(file) &&
      other.services.some((service) => service.name === name && service.value.get('build') !== undefined),
  );
}

/** The mended lines, where no other folder would do as well; a context that has some of the sources may be the one that is meant. */
function mend(build: DeclaredBuild, { root, dockerfile, isAll }: WrongPair, view: WorkspaceView): Edit[] {
  if (!isAll) return [];
  const folders = [...upwards(build.contextRoot), ...upwards(folderOf(dockerfile.file))];
  if (certainRoot(folders, dockerfile.sourcesOf(build.target), dockerfile.file, view) !== root) return [];
  const base = build.by === 'compose' ? build.base : '';
  const written = build.by === 'compose' ? writeFrom(root, dockerfile.file) : dockerfile.file;
  return editBuild(view.read(build.file) ?? '', build, {
    context: writeFrom(base, root),
    dockerfile: written,
  });
}

function findWrongContext(
  build: DeclaredBuild,
  subject: DockerfileSubject,
  view: WorkspaceView,
): WrongPair | undefined {
  const sources = subject.sourcesOf(build.target);
  const root = findBetterRoot(build.contextRoot, sources, subject.file, view);
  if (root === undefined) return undefined;
  const lost = missingSources(build.contextRoot, sources, view);
  const isAll = lost.length === sources.length;
  const paths = lost.flatMap((source) => literalPath(source) ?? []);
  if (mayBeFilled(build, paths, isAll, view)) return undefined;
  const missing = lost.map(({ text }) => `"${text}"`);
  const context = subject.contexts.find((use) => use.build === build)?.context;
  return {
    what: `context "${build.writtenContext}" of ${build.name} is ${nameRoot(build.contextRoot)}, where ${list(missing)} of ${subject.file} ${missing.length === 1 ? 'is' : 'are'} missing; ${missing.length === 1 ? 'it is' : 'all are'} in ${nameRoot(root)}`,
    root,
    dockerfile: subject,
    isAll,
    claim: {
      kind: 'sources-missing',
      contextRoot: build.contextRoot,
      ignoreFile: context?.ignoreFile,
      sources: paths,
    },
  };
}

function list(words: readonly string[]): string {
  const [first = '', second, ...others] = words;
  if (second === undefined) return first;
  return others.length === 0
    ? `${first} and ${second}`
    : `${first}, ${second} and ${String(others.length)} more`;
}

function writePair({ by, base }: DeclaredBuild, root: string, dockerfile: string): string {
  return by === 'compose'
    ? `Write "context: ${writeFrom(base, root)}" and "dockerfile: ${writeFrom(root, dockerfile)}".`
    : `Write "context: ${writeFrom('', root)}" and "file: ${dockerfile}".`;
}
