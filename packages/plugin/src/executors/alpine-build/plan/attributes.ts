import { resolve } from 'node:path';
import type { Attributes } from '../../../engines/build-request';
import type { Problem } from '../../../base/user-error';

/** An entry of `cacheFrom`, `cacheTo` or `outputs`: docker's text, or the same as an object. */
export type RawAttributes = string | Readonly<Record<string, string | number | boolean>>;

/** Reads attributes from docker's text `type=registry,ref=…`, in which quotes are those of CSV, or from an object. */
export function readAttributes(raw: RawAttributes, place: string): Attributes | Problem {
  if (typeof raw !== 'string')
    return new Map(Object.entries(raw).map(([name, value]) => [name, String(value)]));
  const fields = splitFields(raw).map((field) => /^([\w-]+)=(.*)$/s.exec(field));
  const pairs = fields.flatMap((match) =>
    match === null ? [] : [[match[1] ?? '', match[2] ?? ''] as const],
  );
  if (pairs.length === fields.length) return withType(new Map(pairs), place);
  return { what: `${place}: expected <name>=<value>,…`, fix: SPLIT_BY_NX };
}

/** Nx splits list options of the command line at commas, so that one entry arrives as several. */
const SPLIT_BY_NX =
  'for example type=registry,ref=<image>; on the command line, where Nx splits at commas, it cannot be written: put it into project.json';

function withType(attributes: Attributes, place: string): Attributes | Problem {
  return attributes.has('type') ? attributes : { what: `${place}: its type is missing`, fix: SPLIT_BY_NX };
}

function splitFields(text: string): string[] {
  const fields = text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...fields].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

/** The attributes with those that are paths taken from the workspace root. */
export function withPaths(
  attributes: Attributes,
  names: readonly string[],
  workspaceRoot: string,
): Attributes {
  return new Map(
    [...attributes].map(([name, value]) => [
      name,
      names.includes(name) ? resolve(workspaceRoot, value) : value,
    ]),
  );
}

/** Whether reading attributes came to a problem. */
export function isProblem(result: object): result is Problem {
  return 'what' in result;
}
