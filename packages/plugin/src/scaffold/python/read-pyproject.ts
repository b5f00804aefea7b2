import { parse } from 'smol-toml';
import { asRecord } from '../../base/unknown-record';
import { normalName } from '../../formats/lock-files/python-lock';

/** What a scaffold reads of a `pyproject.toml`; empty where it is broken, which its own tools report better. */
export interface Pyproject {
  readonly name: string | undefined;
  /** For example `>=3.12`. */
  readonly requiresPython: string | undefined;
  /** Names of all packages that it asks for, those of groups not. */
  readonly dependencies: readonly string[];
  /** Whether only poetry can read these, as they are not in the standard table. */
  readonly needsPoetry: boolean;
  /** Folders from which it takes packages, as uv and poetry have them. */
  readonly folders: readonly string[];
  /** The standard ones of them as they are written, with extras and markers. */
  readonly requirements: readonly string[];
}

/** Reads the standard tables of a `pyproject.toml`, and those of poetry before it followed the standard. */
export function readPyproject(text: string): Pyproject {
  const root = parseIfPossible(text);
  const project = asRecord(root['project']);
  const poetry = asRecord(asRecord(root['tool'])['poetry']);
  const poetryDependencies = asRecord(poetry['dependencies']);
  const uvSources = asRecord(asRecord(asRecord(root['tool'])['uv'])['sources']);
  return {
    name: textOf(project['name']) ?? textOf(poetry['name']),
    requiresPython: textOf(project['requires-python']) ?? asRange(textOf(poetryDependencies['python'])),
    dependencies: [
      ...listOf(project['dependencies']).flatMap((line) => requirementName(line) ?? []),
      ...Object.keys(poetryDependencies).map(normalName),
    ].filter((name) => name !== 'python'),
    folders: [...Object.values(poetryDependencies), ...Object.values(uvSources)].flatMap(
      (source) => textOf(asRecord(source)['path']) ?? [],
    ),
    needsPoetry: Object.keys(poetryDependencies).some((name) => name !== 'python'),
    requirements: listOf(project['dependencies']),
  };
}

/** The names of the packages in a requirements file; lines that name none, such as options, are passed over. */
export function readRequirementNames(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => requirementName(line) ?? []);
}

/** https://packaging.python.org/en/latest/specifications/dependency-specifiers/#names */
function requirementName(line: string): string | undefined {
  const name = /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:[[;<>=!~@(,]|$|\s+#|\s*\\?$)/.exec(
    line,
  )?.[1];
  return name === undefined ? undefined : normalName(name);
}

function parseIfPossible(text: string): Record<string, unknown> {
  try {
    return parse(text);
  } catch {
    return {};
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

/** Poetry's `^3.12`, `~3.12`, `3.12.*` and `*` in the words of the standard. */
function asRange(range: string | undefined): string | undefined {
  if (range === undefined || range.trim() === '*') return undefined;
  return range
    .trim()
    .split(/\s*,\s*|\s+(?=[<>=!~^])/)
    .map((part) =>
      part
        .replace(
          /^\^(\d+)(.*)$/,
          (_, major: string, rest: string) => `>=${major}${rest},<${Number(major) + 1}`,
        )
        .replace(
          /^~(\d+)\.(\d+)(.*)$/,
          (_, major: string, minor: string, rest: string) =>
            `>=${major}.${minor}${rest},<${major}.${Number(minor) + 1}`,
        )
        .replace(/^(\d[\d.]*)\.\*$/, '==$1.*'),
    )
    .join(',');
}
