import { FEATURES, type Feature } from '../../../engines/capabilities/features';
import type { AlpineBuildOptions } from '../options';
import type { PublicationPlan } from './publication';

/** What the given options ask of the engine: each feature bears its option's name. */
export function featuresOf(
  options: Partial<AlpineBuildOptions>,
  { annotations }: Pick<PublicationPlan, 'annotations'>,
): Set<Feature> {
  const wanted = Object.entries(options).flatMap(([name, value]) =>
    name in FEATURES && asksForSomething(value) ? [name as Feature] : [],
  );
  // Those of ociMetadata have no option of their own.
  return new Set([...wanted, ...(annotations.size > 0 ? (['annotations'] as const) : [])]);
}

function asksForSomething(value: unknown): boolean {
  if (value === undefined || value === false) return false;
  return typeof value !== 'object' || value === null || Object.keys(value).length > 0;
}
