import { FEATURES, type Feature } from '../../../engines/capabilities/features';
import type { AlpineBuildOptions } from '../options';

/** What the given options ask of the engine: each feature bears its option's name. */
export function featuresOf(options: Partial<AlpineBuildOptions>): Set<Feature> {
  const wanted = Object.entries(options).flatMap(([name, value]) =>
    name in FEATURES && asksForSomething(value) ? [name as Feature] : [],
  );
  return new Set(wanted);
}

function asksForSomething(value: unknown): boolean {
  if (value === undefined || value === false) return false;
  return typeof value !== 'object' || value === null || Object.keys(value).length > 0;
}
