import type * as pythonVersions from '@renovatebot/pep440';
import type semverParse from 'semver/functions/parse';
import { loadModule } from '../../host/load-module';

/** A version in its parts. */
export interface ParsedVersion {
  /** In its normal form, without build metadata. */
  readonly version: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** A pre-, post- or development release, which never moves the tags of shorter versions. */
  readonly isUnsteady: boolean;
}

/** Reads a semantic version, with a `v` in front or without. */
export function parseSemver(text: string): ParsedVersion | undefined {
  const parse = loadModule('semver/functions/parse') as typeof semverParse;
  const parsed = parse(text);
  if (parsed === null) return undefined;
  const { version, major, minor, patch, prerelease } = parsed;
  return { version, major, minor, patch, isUnsteady: prerelease.length > 0 };
}

/** Reads a version of Python's, by PEP 440. */
export function parsePythonVersion(text: string): ParsedVersion | undefined {
  const pep440 = loadModule('@renovatebot/pep440') as typeof pythonVersions;
  const explained = pep440.explain(text);
  if (explained === null) return undefined;
  const { release, is_prerelease, is_postrelease, is_devrelease } = explained;
  const [major = 0, minor = 0, patch = 0] = release;
  const isUnsteady = is_prerelease || is_postrelease || is_devrelease;
  return { version: pep440.clean(text) ?? text, major, minor, patch, isUnsteady };
}
