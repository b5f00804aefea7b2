import { isKnown, type BuildFacts } from './build-facts';
import type { ManifestFacts } from './manifest';
import { shaOf, sourceRefOf } from './source-ref';
import { sourceUrl } from './source-url';

/** The keys of the OCI image specification for an image, parted by what they do to a cache. */
export interface OciMetadata {
  /** The same for every commit: labels of the image, part of what is cached. */
  readonly stable: ReadonlyMap<string, string>;
  /** Different with every commit, build or release: annotations, added when the image is pushed. */
  readonly volatile: ReadonlyMap<string, string>;
}

/**
 * What facts and a project's package.json say of an image, by the keys of
 * https://github.com/opencontainers/image-spec/blob/main/annotations.md; what is not known is left out.
 *
 * `mainVersion` is the version that tag rules gave.
 */
export function ociMetadata(
  facts: BuildFacts,
  manifest: ManifestFacts | undefined,
  mainVersion?: string,
): OciMetadata {
  return { stable: stableOf(facts, manifest), volatile: volatileOf(facts, mainVersion) };
}

function stableOf({ git, project }: BuildFacts, manifest: ManifestFacts = {}): Map<string, string> {
  const remote = isKnown(git) ? git.remoteUrl : undefined;
  const source = sourceUrl(remote ?? '') ?? sourceUrl(manifest.repository ?? '');
  return keyed({
    title: manifest.name ?? project,
    description: manifest.description,
    url: withoutCredentials(manifest.homepage) ?? source,
    source,
    licenses: spdx(manifest.license),
    vendor: manifest.author,
    documentation: documentation(manifest.homepage),
  });
}

function volatileOf(facts: BuildFacts, mainVersion: string | undefined): Map<string, string> {
  return keyed({
    created: facts.now.toISOString(),
    revision: revisionOf(facts),
    version: mainVersion ?? (isKnown(facts.version) ? facts.version.version : undefined),
    'ref.name': refName(facts),
  });
}

function keyed(values: Readonly<Record<string, string | undefined>>): Map<string, string> {
  const prefix = 'org.opencontainers.image.';
  return new Map(
    Object.entries(values).flatMap(([key, value]): [string, string][] =>
      value === undefined ? [] : [[`${prefix}${key}`, value]],
    ),
  );
}

/** As buildx does: files that differ from the commit are not that commit. */
function revisionOf(facts: BuildFacts): string | undefined {
  const sha = shaOf(facts);
  if (typeof sha !== 'string') return undefined;
  return isKnown(facts.git) && facts.git.isDirty ? `${sha}-dirty` : sha;
}

function refName(facts: BuildFacts): string | undefined {
  const ref = sourceRefOf(facts);
  if (ref.kind === 'none') return undefined;
  return ref.kind === 'pull-request' ? `pull/${ref.number}` : ref.name;
}

/** npm's own words for "no licence" and "see a file" are no SPDX expressions. */
function spdx(license: string | undefined): string | undefined {
  return license === undefined || /^(?:UNLICENSED$|SEE LICENSE)/i.test(license) ? undefined : license;
}

/** `npm init` lets the homepage lead to the readme. */
function documentation(homepage: string | undefined): string | undefined {
  return homepage?.endsWith('#readme') ? withoutCredentials(homepage) : undefined;
}

function withoutCredentials(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href;
}
