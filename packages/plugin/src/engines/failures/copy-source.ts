import { join } from 'node:path';
import type { Problem } from '../../base/user-error';
import { cleanPath } from '../../dockerignore/clean-path';
import { judgeFromRoot } from '../../dockerignore/judge';
import type { ContextCopy, StageCopy } from '../../formats/dockerfile/read-dockerfile';
import { exists } from '../../host/file-system';
import type { Recognition } from './known-failure';
import type { FailedBuildSituation } from './situation';

// BuildKit names the source (`… checksum of ref <id>: "/backend": not found`) or, where its folder was not sent either, a
// folder above it in its own store (`… failed to walk <store>/buildkit-mount123/backend: lstat …: no such file or directory`).
// Of a source in another stage it says only `lstat <store>/buildkit-mount123/dist: no such file or directory`.
const NOT_IN_CONTEXT =
  /failed to calculate checksum of ref [^\n]*?(?:"\/([^"\n]+)": not found|\/buildkit-mount\d+\/([^\n]+): lstat [^\n]+: no such file)|lstat [^\n]*\/buildkit-mount\d+\/([^\n]+?): no such file/;

/** A COPY or ADD source that the engine did not find in what it received. */
export function explainCopySource(situation: FailedBuildSituation): Recognition | undefined {
  const [, named, folder, lacking] = NOT_IN_CONTEXT.exec(situation.log) ?? [];
  const reported = named ?? folder ?? lacking;
  if (reported === undefined) return undefined;
  const stageCopy = findStageCopy(reported, situation);
  if (stageCopy !== undefined) return explainStageCopy(reported, stageCopy, situation);
  const { path, place } = findSource(reported, situation);
  const what = `${place}: COPY source "${path}" is not in the build context`;
  return { id: 'copy-source-missing', class: 'yours', problem: { what, ...explainAbsence(path, situation) } };
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

/** The source as the Dockerfile writes it; what the engine reported where no COPY names it, as behind a variable. */
function findSource(
  reported: string,
  { dockerfile, outline }: FailedBuildSituation,
): { path: string; place: string } {
  const sources = outline.stages
    .flatMap((stage) => stage.contextCopies)
    .flatMap(({ line, sources }) =>
      sources.map((source) => ({ line, path: cleanPath(`/${source}`).slice(1) })),
    );
  const source =
    sources.find(({ path }) => path === reported) ??
    sources.find(({ path }) => path.startsWith(`${reported}/`));
  return source === undefined
    ? { path: reported, place: dockerfile }
    : { path: source.path, place: `${dockerfile}:${String(source.line)}` };
}

function explainAbsence(path: string, situation: FailedBuildSituation): Omit<Problem, 'what'> {
  if (!exists(join(situation.contextRoot, path))) return explainNonexistence(path, situation);
  const { excluded, decidedBy } = judgeFromRoot(situation.ignoreRules, path);
  const ignoreFile = situation.ignoreFile ?? 'the ignore file';
  return excluded && decidedBy !== undefined
    ? {
        why: `it exists, but ${ignoreFile}:${String(decidedBy.line)} "${decidedBy.text}" excludes it`,
        fix: `add the line "!${path}" below line ${String(decidedBy.line)} of ${ignoreFile}`,
      }
    : { why: 'it exists now, but did not when the engine read the context', fix: 'run the target again' };
}

function explainNonexistence(
  path: string,
  { contextRoot, nearbyFolders }: FailedBuildSituation,
): Omit<Problem, 'what'> {
  const elsewhere = nearbyFolders
    .map((folder) => `${folder}/${path}`)
    .find((place) => exists(join(contextRoot, place)));
  return {
    why: 'sources are looked up from the workspace root, and there is none of that name',
    fix: elsewhere === undefined ? 'mend the path, or create the file' : `write "${elsewhere}": that exists`,
  };
}
