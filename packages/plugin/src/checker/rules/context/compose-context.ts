import type { Found, Rule } from '../../rule';
import { findBetterRoot, missingSources } from '../../subjects/better-root';
import type { DeclaredBuild } from '../../subjects/declared-build';
import type { DockerfileSubject } from '../../subjects/dockerfile-subject';
import { mayStartElsewhere } from '../../subjects/project-directory';
import { nameRoot, writeFrom } from '../../subjects/workspace-path';
import type { WorkspaceView } from '../../workspace-view';

/** A declared context and Dockerfile that do not go together, where another context would have everything. */
export const composeContext: Rule<'workspace'> = {
  id: 'context/compose-context',
  severity: 'error',
  title: 'A declared build has the wrong folder for its context',
  why: 'Sources of COPY are looked for from the root of the context, wherever the Dockerfile lies.',
  fix: 'Set the context to the folder from which the sources are written.',
  subject: 'workspace',
  *check({ builds, dockerfiles }, view) {
    for (const build of builds) {
      const subject = dockerfiles.find(({ file }) => file === build.dockerfile);
      // That a Dockerfile is not there, compose/missing-dockerfile and ci/missing-file tell.
      const found = subject === undefined ? undefined : findWrongContext(build, subject, view);
      if (found !== undefined && !mayStartElsewhere(build, view))
        yield { file: build.file, line: build.line, column: build.column, ...found };
    }
  },
};

type Said = Pick<Found, 'what' | 'fix'>;

function findWrongContext(
  build: DeclaredBuild,
  subject: DockerfileSubject,
  view: WorkspaceView,
): Said | undefined {
  const sources = subject.sourcesOf(build.target);
  const root = findBetterRoot(build.contextRoot, sources, subject.file, view);
  if (root === undefined) return undefined;
  const missing = missingSources(build.contextRoot, sources, view).map(({ text }) => `"${text}"`);
  return {
    what: `context "${build.writtenContext}" of ${build.name} is ${nameRoot(build.contextRoot)}, where ${list(missing)} of ${subject.file} ${missing.length === 1 ? 'is' : 'are'} missing; ${missing.length === 1 ? 'it is' : 'all are'} in ${nameRoot(root)}`,
    fix: writePair(build, root, subject.file),
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
