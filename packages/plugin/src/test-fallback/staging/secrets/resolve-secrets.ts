import type { Cause } from '../../run-class';
import { readSecretReference, resourceName, type SecretReference } from '../endpoints/secret-reference';
import type { StagingValue } from '../staging-value';
import { explainAccessError } from './access-error';

/** Fetches the value of `projects/P/secrets/S/versions/V`; rejects where that is not possible. */
export type AccessSecret = (name: string) => Promise<string>;

/** Where values of secrets may come from. */
export interface SecretSources {
  /** Of this process; a CI may have put values in. */
  readonly environment: NodeJS.ProcessEnv;
  /** Keys of env files that Nx loads into that environment, so that nobody knows whose value it has. */
  readonly loadedKeys: ReadonlySet<string>;
  /** Finds a client, asked only when a secret has to be fetched; undefined where none is installed. */
  readonly accessSecret: () => AccessSecret | undefined;
}

/** The values of a staging file with those of their secrets in place of references, in memory only. */
export interface ResolvedValues {
  readonly values: readonly StagingValue[];
  readonly causes: readonly Cause<'config-error' | 'staging-unavailable'>[];
}

/** Resolves all references at once; call it only when the guards have let the references pass. */
export async function resolveSecrets(
  values: readonly StagingValue[],
  sources: SecretSources,
): Promise<ResolvedValues> {
  let client: { readonly access: AccessSecret | undefined } | undefined;
  const accessSecret = (): AccessSecret | undefined => (client ??= { access: sources.accessSecret() }).access;
  const settled = await Promise.all(values.map((value) => resolveValue(value, { ...sources, accessSecret })));
  return {
    values: settled.flatMap((each) => ('value' in each ? [each] : [])),
    causes: settled.flatMap((each) => ('class' in each ? [each] : [])),
  };
}

type Settled = StagingValue | Cause<'config-error' | 'staging-unavailable'>;

async function resolveValue(value: StagingValue, sources: SecretSources): Promise<Settled> {
  const secret = readSecretReference(value.value);
  if (secret === undefined) return value;
  const injected = injectedValue(value, sources);
  if (injected !== undefined) return { ...value, value: injected, from: 'environment', secret };
  try {
    const access = sources.accessSecret();
    if (access === undefined) return noClient(value);
    const text = await access(resourceName(secret));
    return text.includes('\0')
      ? binary(value, secret)
      : { ...value, value: text, from: 'secret manager', secret };
  } catch (error) {
    const { why, fix } = explainAccessError(error, secret);
    return {
      class: 'staging-unavailable',
      reason: `${value.place}: ${value.key}: ${resourceName(secret)} ${why}`,
      fix,
    };
  }
}

/** What a CI has put in, and Nx certainly has not from an env file: that would be the value for local tests. */
function injectedValue({ key, value }: StagingValue, sources: SecretSources): string | undefined {
  const { environment, loadedKeys } = sources;
  const injected = environment[key];
  return injected === undefined || injected === '' || injected === value || loadedKeys.has(key)
    ? undefined
    : injected;
}

function noClient({ key, place }: StagingValue): Cause<'config-error'> {
  return {
    class: 'config-error',
    reason: `${place}: ${key} is in Secret Manager, and no client for it is installed`,
    fix: `npm install --save-dev @google-cloud/secret-manager@6, or let the CI set ${key} in the environment`,
  };
}

function binary({ key, place }: StagingValue, secret: SecretReference): Cause<'staging-unavailable'> {
  return {
    class: 'staging-unavailable',
    reason: `${place}: ${key}: ${resourceName(secret)} holds bytes that no variable can have`,
    fix: 'store it as text, for example in base64',
  };
}
