import { resolve } from 'node:path';
import type { Problem } from '../../../base/user-error';
import type { Secret } from '../../../engines/build-request';
import { isFile } from '../../../host/file-system';
import type { Reading } from './reading';

/** Where a secret lies; the schema has seen to it that there is one of the two. */
export interface RawSecret {
  readonly file?: string;
  readonly env?: string;
}

/** Reads `secrets`: places that are there, and never their values. */
export function readSecrets(
  raw: Readonly<Record<string, RawSecret>>,
  workspaceRoot: string,
  environment: NodeJS.ProcessEnv,
): Reading<Secret[]> {
  const value = Object.entries(raw).map(([id, source]) => toSecret(id, source, workspaceRoot));
  return { value, problems: value.flatMap((secret) => explainMissing(secret, environment) ?? []) };
}

function toSecret(id: string, { file, env }: RawSecret, workspaceRoot: string): Secret {
  return file === undefined
    ? { id, environmentVariable: env ?? '' }
    : { id, file: resolve(workspaceRoot, file) };
}

function explainMissing(secret: Secret, environment: NodeJS.ProcessEnv): Problem | undefined {
  if ('file' in secret) {
    return isFile(secret.file)
      ? undefined
      : {
          what: `secrets.${secret.id}.file: there is no such file`,
          why: 'paths are read from the workspace root',
        };
  }
  return environment[secret.environmentVariable] === undefined
    ? { what: `secrets.${secret.id}.env: ${secret.environmentVariable} is not set in the environment` }
    : undefined;
}
