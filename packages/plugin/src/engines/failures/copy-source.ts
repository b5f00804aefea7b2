import { join } from 'node:path';
import type { Problem } from '../../base/user-error';
import { cleanPath } from '../../dockerignore/clean-path';
import { judgeFromRoot } from '../../dockerignore/judge';
import type { ContextCopy, StageCopy } from '../../formats/dockerfile/read-dockerfile';
import { exists } from '../../host/file-system';
import { readNames } from '../../host/read-folder';
import type { Recognition } from './known-failure';
import { explainMissingSource } from './missing-source';
import { contextFolder, type FailedBuildSituation } from './situation';

// BuildKit names the source (`… checksum of ref <id>: "/backend": not found`; in Docker 20.10 `cache key: "/backend" not found`)
// or, where its folder was not sent either, a folder above it in its own store (`… failed to walk
// <store>/buildkit-mount123/backend: lstat …: no such file or directory`). Of a source in another stage it says only
// `lstat <store>/buildkit-mount123/dist: no such file or directory`. buildah names the source (`copier: stat: "/backend"`),
// or its whole path where an ignore file keeps it out; podman's service puts what it receives into
// <folder>/libpod_builder123/build.
const NOT_IN_CONTEXT = new RegExp(
  [
    /failed to calculate checksum of ref [^\n]*?(?:"\/([^"\n]+)": not found|\/buildkit-mount\d+\/([^\n]+): lstat [^\n]+: no such file)/,
    /failed to compute cache key: "\/([^"\n]+)" not found/,
    /lstat [^\n]*\/(?:buildkit-mount\d+|overlay2\/\w+\/merged|vfs\/dir\/\w+)\/([^\n]+?): no such file/,
    /copier: stat: "\/([^"\n]+)": no such file/,
    /no items matching glob "(?:[^"\n]*\/libpod_builder\d+\/build\/)?([^"\n]+)" copied/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** What a log says was not found in what the engine received: a source, or a folder that it lies in; undefined where it says no such thing. */
export function readMissingPath(log: string): string | undefined {
  const groups: readonly (string | undefined)[] = NOT_IN_CONTEXT.exec(log)?.slice(1) ?? [];
  return groups.find((group) => group !== undefined);
}

/** A COPY or ADD source that the engine did not find in what it received. */
export function explainCopySource(situation: FailedBuildSituation): Recognition | undefined {
  const reported = readMissingPath(situation.log)?.replace(`${situation.contextRoot}/`, '');
  if (reported === undefined) return undefined;
  const stageCopy = findStageCopy(reported, situation);
  if (stageCopy !== undefined) return explainStageCopy(reported, stageCopy, situation);
  const source = findSource(reported, situation);
  const what = `${source.place}: COPY source "${source.path}" is not in the build context`;
  return {
    id: 'copy-source-missing',
    class: 'yours',
    problem: { what, ...explainAbsence(source, situation) },
  };
}

/** BuildKit says the same of a source in another stage; it is one where only a COPY --from names it. */
function findStageCopy(reported: string, { outline }: FailedBuildSituation): StageCopy | undefined {
  const names = ({ sources }: ContextCopy): boolean =>
    sources.some((source) => cleanPath(`/${source}`).slice(1) === reported);
  if (outline.stages.some(({ contextCopies }) => contextCopies.some(names))) return undefined;
  return outline.stages.flatMap(({ stageCopies }) => stageCopies).find(names);
}

function explainStageCopy(
  reported: string,
  { line, from }: StageCopy,
  { dockerfile }: FailedBuildSituation,
): Recognition {
  return {
    id: 'stage-source-missing',
    class: 'yours',
    problem: {
      what: `${dockerfile}:${String(line)}: COPY source "/${reported}" is not in ${from}`,
      why: 'no step of that stage makes it, or it makes it elsewhere (see its WORKDIR)',
      fix: `look into it: nx run <project>:alpine-build --stage=${from}, and docker run --rm -it <image> sh`,
    },
  };
}

interface Source {
  readonly written: string;
  /** From the root of the context, as the engine reads it. */
  readonly path: string;
  /** The Dockerfile, with the line where it is known. */
  readonly place: string;
}

/** The source as the Dockerfile has it; what the engine reported where no COPY names it, as behind a variable. */
function findSource(reported: string, { dockerfile, outline }: FailedBuildSituation): Source {
  const sources = contextCopies(outline).flatMap(({ line, sources: all }) =>
    all.map((written) => ({
      written,
      path: cleanPath(`/${written}`).slice(1),
      place: `${dockerfile}:${String(line)}`,
    })),
  );
  return (
    sources.find(({ path }) => path === reported) ??
    sources.find(({ path }) => path.startsWith(`${reported}/`)) ?? {
      written: reported,
      path: reported,
      place: dockerfile,
    }
  );
}

function explainAbsence(source: Source, situation: FailedBuildSituation): Omit<Problem, 'what'> {
  const { path } = source;
  if (!exists(join(situation.contextRoot, path))) return explainNonexistence(source, situation);
  const { excluded, decidedBy } = judgeFromRoot(situation.ignoreRules, path);
  const ignoreFile = situation.ignoreFile ?? 'the ignore file';
  return excluded && decidedBy !== undefined
    ? {
        why: `it exists, but ${ignoreFile}:${String(decidedBy.line)} "${decidedBy.text}" excludes it`,
        fix: `add the line "!${path}" below line ${String(decidedBy.line)} of ${ignoreFile}`,
      }
    : { why: 'it exists now, but did not when the engine read the context', fix: 'run the target again' };
}

function explainNonexistence({ written }: Source, situation: FailedBuildSituation): Omit<Problem, 'what'> {
  const { contextRoot, workspaceRoot = contextRoot, outline, nearbyFolders } = situation;
  return explainMissingSource({
    written,
    others: contextCopies(outline)
      .flatMap(({ sources }) => sources)
      .filter((other) => other !== written),
    context: contextFolder(situation),
    nearbyFolders,
    exists: (path) => exists(join(workspaceRoot, path)),
    namesIn: (folder) => namesIn(join(workspaceRoot, folder)),
  });
}

function contextCopies({ stages }: FailedBuildSituation['outline']): ContextCopy[] {
  return stages.flatMap((stage) => stage.contextCopies);
}

function namesIn(folder: string): string[] {
  const reading = readNames(folder);
  return reading.kind === 'read' ? reading.names.filter((name) => typeof name === 'string') : [];
}
