import { join } from 'node:path';
import type { Problem } from '../../base/user-error';
import { cleanPath } from '../../dockerignore/clean-path';
import { judgeFromRoot } from '../../dockerignore/ignore-rules';
import { exists } from '../../host/file-system';
import type { FailedBuildSituation, FailureExplanation } from './situation';

// BuildKit names the source with a leading slash: `… calculate checksum of ref <id>: "/backend": not found`.
const NOT_IN_CONTEXT = /failed to calculate checksum of ref [^\n]*?"\/([^"\n]+)": not found/;

/** A COPY or ADD source that the engine did not find in what it received. */
export function explainCopySource(situation: FailedBuildSituation): FailureExplanation | undefined {
  const path = NOT_IN_CONTEXT.exec(situation.log)?.[1];
  if (path === undefined) return undefined;
  const what = `${placeOf(path, situation)}: COPY source "${path}" is not in the build context`;
  return { class: 'build', problem: { what, ...explainAbsence(path, situation) } };
}

function placeOf(path: string, { dockerfile, outline }: FailedBuildSituation): string {
  const copies = outline.stages.flatMap((stage) => stage.contextCopies);
  const copy = copies.find(({ sources }) => sources.some((source) => cleanPath(`/${source}`) === `/${path}`));
  return copy === undefined ? dockerfile : `${dockerfile}:${String(copy.line)}`;
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
