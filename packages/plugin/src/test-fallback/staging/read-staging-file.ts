import { FLAW_REASONS, type EnvFlaw } from '../../formats/env-file/env-flaw';
import { readEnvFile } from '../../formats/env-file/read-env-file';
import { errorCode } from '../../host/error-code';
import { readTextIfPresent } from '../../host/file-system';
import type { Cause } from '../run-class';
import type { StagingSettings } from './staging';
import type { StagingValue } from './staging-value';

/** What a staging file says, and everything that keeps it from being used. */
export interface StagingFile {
  readonly values: readonly StagingValue[];
  readonly causes: readonly Cause<'config-error' | 'safety-blocked'>[];
}

/** Reads the staging file strictly: what parsers read differently is an error. */
export function readStagingFile(settings: StagingSettings): StagingFile {
  const { envFile, envFileName } = settings;
  try {
    const text = readTextIfPresent(envFile);
    return text === undefined ? failed(missing(envFileName)) : readStagingText(text, settings);
  } catch (error) {
    return failed({
      class: 'config-error',
      reason: `${envFileName} cannot be read: ${errorCode(error)}`,
    });
  }
}

/** The same for the text of the file. */
export function readStagingText(
  text: string,
  { envFileName, marker }: Pick<StagingSettings, 'envFileName' | 'marker'>,
): StagingFile {
  const { entries, flaws } = readEnvFile(text);
  const values = entries.map(({ key, value, line }) => ({
    key,
    value,
    place: `${envFileName}:${String(line)}`,
    from: envFileName,
    secret: undefined,
  }));
  const causes = [
    ...flaws.map((flaw) => asCause(flaw, envFileName)),
    ...missingMarkers(values, marker, envFileName),
  ];
  return { values, causes };
}

/** Keys that say what the file is for, besides the marker of the project. */
export const FIXED_MARKERS: Readonly<Record<string, string>> = {
  USE_STAGING_SERVICES: 'true',
  DOCKER_BYPASS_MODE: 'true',
};

function missingMarkers(
  values: readonly StagingValue[],
  marker: StagingSettings['marker'],
  envFileName: string,
): Cause<'safety-blocked'>[] {
  const markers = [[marker.key, marker.value] as const, ...Object.entries(FIXED_MARKERS)];
  return markers
    .filter(([key, wanted]) => !values.some(({ key: own, value }) => own === key && value === wanted))
    .map(([key, wanted]) => ({
      class: 'safety-blocked',
      reason: `${envFileName} is not marked as a file for tests on staging: ${key}=${wanted} is missing`,
      fix: `add ${key}=${wanted} if everything in the file is staging`,
    }));
}

function asCause({ kind, line, column, key }: EnvFlaw, envFileName: string): Cause<'config-error'> {
  const place = `${envFileName}:${String(line)}:${String(column)}${key === undefined ? '' : ` ${key}`}`;
  return {
    class: 'config-error',
    reason: `${place}: ${kind.replaceAll('-', ' ')}: ${FLAW_REASONS[kind]}`,
    fix: 'write KEY=value without quotes, spaces, variables and escapes',
  };
}

function missing(envFileName: string): Cause<'config-error'> {
  return {
    class: 'config-error',
    reason: `${envFileName} is not there`,
    fix: 'nx g nx-alpine:staging-env <project> writes it; or copy the .example beside it',
  };
}

function failed(cause: Cause<'config-error'>): StagingFile {
  return { values: [], causes: [cause] };
}
