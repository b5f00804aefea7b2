import type { SemVer } from 'semver';

/** Reads semantic versions, with a `v` in front or without. */
export interface SemanticVersions {
  readonly parse: (text: string) => SemVer | null;
}

/** Reads Python's versions. */
export interface PythonVersions {
  readonly explain: (text: string) => PythonVersion | undefined;
}

/** A version by PEP 440 in its normal form and its parts. */
export interface PythonVersion {
  readonly version: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** A development, pre- or post-release. */
  readonly isUnsteady: boolean;
}

/** Writes a point in time by a format of dayjs; undefined where there is no such time zone. */
export type DateFormat = (date: Date, format: string, timeZone?: string) => string | undefined;

/** What the names of an image are made with. */
export interface Libraries {
  readonly semanticVersions: SemanticVersions;
  readonly pythonVersions: PythonVersions;
  readonly formatDate: DateFormat;
}

/** Loads semver, which a build with plain tags does without. */
export async function loadSemanticVersions(): Promise<SemanticVersions> {
  const { default: parse } = await import('semver/functions/parse.js');
  return { parse: (text) => parse(text) };
}

async function loadPythonVersions(): Promise<PythonVersions> {
  const { default: pep440 } = await import('@renovatebot/pep440');
  return {
    explain: (text) => {
      const explained = pep440.explain(text);
      if (explained === null) return undefined;
      const { release, is_prerelease, is_postrelease, is_devrelease } = explained;
      const [major = 0, minor = 0, patch = 0] = release;
      const isUnsteady = is_prerelease || is_postrelease || is_devrelease;
      return { version: pep440.clean(text) ?? text, major, minor, patch, isUnsteady };
    },
  };
}

async function loadDateFormat(): Promise<DateFormat> {
  const [{ default: dayjs }, ...plugins] = await Promise.all([
    import('dayjs'),
    import('dayjs/plugin/utc.js'),
    import('dayjs/plugin/timezone.js'),
    import('dayjs/plugin/advancedFormat.js'),
    import('dayjs/plugin/isoWeek.js'),
    import('dayjs/plugin/weekOfYear.js'),
    import('dayjs/plugin/weekYear.js'),
  ]);
  for (const { default: plugin } of plugins) dayjs.extend(plugin);
  return (date, format, timeZone = 'UTC') => {
    try {
      return dayjs(date).tz(timeZone).format(withTimestamps(format, date));
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  };
}

/** dayjs counts its seconds from the shifted date of a time zone; a timestamp is the same in all of them. */
function withTimestamps(format: string, date: Date): string {
  return format.replace(/\[[^\]]*\]|X|x/g, (part) => {
    if (part === 'X') return `[${Math.floor(date.getTime() / 1000)}]`;
    return part === 'x' ? `[${date.getTime()}]` : part;
  });
}

const NOT_LOADED = (): never => {
  throw new Error('a library was not loaded before its use');
};

/** Loads what is needed and nothing else: each costs a few milliseconds. */
export async function loadLibraries(needs: {
  readonly dates: boolean;
  readonly versions: boolean;
}): Promise<Libraries> {
  const [formatDate, semanticVersions, pythonVersions] = await Promise.all([
    needs.dates ? loadDateFormat() : NOT_LOADED,
    needs.versions ? loadSemanticVersions() : { parse: NOT_LOADED },
    needs.versions ? loadPythonVersions() : { explain: NOT_LOADED },
  ]);
  return { formatDate, semanticVersions, pythonVersions };
}
