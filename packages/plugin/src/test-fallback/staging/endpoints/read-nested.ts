import { isRecord } from '../../../base/unknown-record';
import type { Endpoint } from './endpoint';

/** Finds the endpoints in the value of a variable; handed down so that values within values are read alike. */
export type FindEndpoints = (key: string, value: string) => Endpoint[];

/** What stands within JSON or a URL that is encoded whole, or nothing within a key or certificate; undefined where the text is none of these. */
export function readNested(text: string, find: FindEndpoints): Endpoint[] | undefined {
  if (isOpaque(text)) return [];
  if (/%3a%2f%2f/i.test(text) && !text.includes('://')) return find('', decodeLoosely(text));
  const json = /^[[{"]/.test(text) ? parse(text) : undefined;
  return json === undefined || typeof json === 'number' ? undefined : walk('', json, find);
}

/** PEM, a JWT, or data that the value itself holds. */
function isOpaque(text: string): boolean {
  return (
    /^(?:-----BEGIN [A-Z0-9 ]+-----[\w+/=\s]+-----END [A-Z0-9 ]+-----\s*)+$/.test(text) ||
    /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/.test(text) ||
    /^data:[^,]*,[^:]*$/i.test(text)
  );
}

function walk(key: string, value: unknown, find: FindEndpoints): Endpoint[] {
  if (typeof value === 'string') return find(asKey(key), value);
  if (Array.isArray(value)) return value.flatMap((item) => walk(key, item, find));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => [...find('', name), ...walk(name, item, find)]);
}

/** The name of a field as that of a variable: `databaseName` becomes `DATABASE_NAME`. */
export function asKey(name: string): string {
  return name
    .trim()
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[^a-z\d]+/gi, '_')
    .toUpperCase();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function decodeLoosely(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
