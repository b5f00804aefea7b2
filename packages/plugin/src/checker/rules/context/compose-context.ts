import type { Found, Rule } from '../../rule';
import { findBetterRoot, missingSources } from '../../subjects/better-root';
import type { DeclaredBuild } from '../../subjects/declared-build';
import type { DockerfileSubject } from '../../subjects/dockerfile-subject';
import { literalPath } from '../../subjects/literal-source';
import { mayStartElsewhere } from '../../subjects/project-directory';
import { isIn, nameRoot, resolveInWorkspace, upwards, writeFrom } from '../../subjects/workspace-path';
import { exists, type WorkspaceView } from '../../workspace-view';

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
      const found =
        subject === undefined
          ? findLostDockerfile(build, dockerfiles, view)
          : findWrongContext(build, subject, view);
      if (found !== undefined && !mayStartElsewhere(build, view))
        yield { file: build.file, line: build.line, column: build.column, ...found };
    }
  },
};

type Said = Pick<Found, 'what' | 'fix' | 'claim'>;

function findWrongContext(
  build: DeclaredBuild,
  subject: DockerfileSubject,
  view: WorkspaceView,
): Said | undefined {
  const sources = subject.sourcesOf(build.target);
  const root = findBetterRoot(build.contextRoot, sources, subject.file, view);
  if (root === undefined) return undefined;
  const lost = missingSources(build.contextRoot, sources, view);
  const missing = lost.map(({ text }) => `"${text}"`);
  const context = subject.contexts.find((use) => use.build === build)?.context;
  return {
    what: `context "${build.writtenContext}" of ${build.name} is ${nameRoot(build.contextRoot)}, where ${list(missing)} of ${subject.file} ${missing.length === 1 ? 'is' : 'are'} missing; ${missing.length === 1 ? 'it is' : 'all are'} in ${nameRoot(root)}`,
    fix: writePair(build, root, subject.file),
    claim: {
      kind: 'sources-missing',
      contextRoot: build.contextRoot,
      ignoreFile: context?.ignoreFile,
      sources: lost.flatMap((source) => literalPath(source) ?? []),
    },
  };
}

/** The Dockerfile is not where the pair leads, and it is where the same words lead from a folder above. */
function findLostDockerfile(
  build: DeclaredBuild,
  dockerfiles: readonly DockerfileSubject[],
  view: WorkspaceView,
): Said | undefined {
  if (build.by !== 'compose' || exists(view, build.dockerfile)) return undefined;
  const written = build.writtenDockerfile ?? 'Dockerfile';
  const subject = upwards(build.contextRoot)
    .slice(1)
    .flatMap((folder) => resolveInWorkspace(folder, written) ?? [])
    .map((file) => dockerfiles.find((one) => one.file === file))
    .find((one) => one !== undefined);
  // A default name may be found above by chance.
  if (subject === undefined || !written.includes('/')) return undefined;
  const root = rootOf(build, subject, view);
  return root === undefined
    ? undefined
    : {
        what: `context "${build.writtenContext}" and dockerfile "${written}" of ${build.name} lead to ${build.dockerfile}, which is not there; there is ${subject.file}`,
        fix: writePair(build, root, subject.file),
      };
}

/** The folder from which the Dockerfile is written: the declared context where all is there, or one above. */
function rootOf(build: DeclaredBuild, subject: DockerfileSubject, view: WorkspaceView): string | undefined {
  const sources = subject.sourcesOf(build.target);
  return upwards(build.contextRoot).find(
    (root) => isIn(root, subject.file) && missingSources(root, sources, view).length === 0,
  );
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
