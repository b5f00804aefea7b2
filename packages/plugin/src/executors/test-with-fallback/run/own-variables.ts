import type { KeyOrigin } from '../../../test-fallback/staging/staging';

/** Origins with those of variables that the executor adds itself, which hide others of their name. */
export function withOwn(
  origins: readonly KeyOrigin[],
  own: Readonly<Record<string, string>>,
): readonly KeyOrigin[] {
  const others = origins.filter(({ key }) => !Object.hasOwn(own, key));
  return [...others, ...Object.keys(own).map((key) => ({ key, from: 'nx-alpine' }))];
}
