import { needsOf, type NamingOptions } from '../naming/naming-options';
import { ociMetadata, type OciMetadata } from '../naming/oci-metadata';
import { resolveNames, type ImageNames } from '../naming/resolve-names';
import type { FactNeed } from '../naming/tokens';
import { readBuildFacts, readProjectManifest, type FactsQuestion } from './read-build-facts';

/** The names of an image, and the OCI keys for it where they were asked for. */
export interface NamedImage extends ImageNames {
  readonly oci?: OciMetadata;
}

/** Names an image by facts, which are asked for as far as the options need them. */
export async function nameByFacts(
  options: NamingOptions,
  question: FactsQuestion,
  withOci: boolean,
): Promise<NamedImage> {
  const needs = new Set<FactNeed>([...needsOf(options), ...(withOci ? (['origin'] as const) : [])]);
  const facts = await readBuildFacts(question, needs);
  const names = resolveNames(options, facts);
  return withOci
    ? { ...names, oci: ociMetadata(facts, readProjectManifest(question), names.version) }
    : names;
}
