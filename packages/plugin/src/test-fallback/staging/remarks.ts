import { isSecretName } from './child-environment';
import { readSecretReference } from './endpoints/secret-reference';
import type { StagingSettings } from './staging';
import type { StagingValue } from './staging-value';

/** What is not wrong with a staging file but worth a word. */
export function remarksOnFile(values: readonly StagingValue[]): string[] {
  return values.flatMap(({ key, value, place }) => {
    const reference = readSecretReference(value);
    if (reference?.version === 'latest') {
      return [
        `${place}: ${key} names no number of a version, so that runs may differ; a number stays what it is`,
      ];
    }
    return reference === undefined && value !== '' && isSecretName(key) && !isPlain(value)
      ? [`${place}: ${key} seems to hold a secret in plain text; Secret Manager would keep it`]
      : [];
  });
}

/** Values of an environment that must be printed nowhere: those of secrets, those whose names say so, and URLs with a password. */
export function secretValues(
  environment: Readonly<Record<string, string>>,
  values: readonly StagingValue[],
  { marker }: Pick<StagingSettings, 'marker'>,
): string[] {
  const resolved = values.filter(({ secret }) => secret !== undefined).map(({ value }) => value);
  const named = Object.entries(environment)
    .filter(([key, value]) => isSecretName(key) || /:\/\/[^/\s@]*:[^/\s@]+@/.test(value))
    .map(([, value]) => value)
    .filter((value) => !isPlain(value) && value !== marker.value);
  return [...new Set([...resolved, ...named])].filter((value) => value !== '');
}

/** Switches and numbers stand in every output. */
function isPlain(value: string): boolean {
  return /^(?:true|false|\d{1,5})$/i.test(value);
}
