import type { BuildFacts, Missing, VersionFact } from './build-facts';
import { isKnown } from './build-facts';
import type { ManifestFacts } from './manifest';
import { releaseTagOf, versionInCommonTag, versionInOwnTag } from './release-tag';
import { parseSemver } from './versions';

/** nx release and most templates leave this in a manifest whose version is kept elsewhere, or nowhere yet. */
const PLACEHOLDER = '0.0.0';

/**
 * The version of a project: its own release tag at HEAD, then one of the whole workspace, then its package.json.
 *
 * A tag that started the CI run counts as one at HEAD.
 */
export function findVersion(
  { project, git, ci }: Pick<BuildFacts, 'project' | 'git' | 'ci'>,
  manifest: ManifestFacts | undefined,
): VersionFact | Missing {
  const tags = [...(ci.tag === undefined ? [] : [ci.tag]), ...(isKnown(git) ? git.tags : [])];
  const tag = releaseTagOf(tags, project);
  const tagged = tag === undefined ? undefined : (versionInOwnTag(tag, project) ?? versionInCommonTag(tag));
  const fromTag = tagged === undefined ? undefined : toFact(tagged, `git tag ${tag ?? ''}`);
  if (fromTag !== undefined) return fromTag;
  const written = manifest?.version;
  const fromManifest =
    written === undefined || written === PLACEHOLDER ? undefined : toFact(written, 'package.json');
  return fromManifest ?? noVersion(project, written, git);
}

function toFact(text: string, from: string): VersionFact | undefined {
  const parsed = parseSemver(text);
  if (parsed === undefined) return undefined;
  const { version, major, minor, patch } = parsed;
  return { version, major, minor, patch, from };
}

function noVersion(project: string, written: string | undefined, git: BuildFacts['git']): Missing {
  const shallow =
    isKnown(git) && git.isShallow ? ' (the clone is shallow, and such clones come without tags)' : '';
  const tags = isKnown(git) ? `no release tag of ${project} points at HEAD${shallow}` : git.why;
  return { why: `${tags}, and ${describeManifest(written)}`, fix: `nx release, or git tag ${project}@1.2.3` };
}

function describeManifest(written: string | undefined): string {
  if (written === undefined) return 'the project has no package.json with a version';
  if (written === PLACEHOLDER) return `its package.json has the placeholder ${PLACEHOLDER}`;
  return `"${written}" in its package.json is no semantic version`;
}
