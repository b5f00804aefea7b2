import type { Endpoint } from './endpoint';
import { kindOfKey } from './key-kinds';
import { asKey, type FindEndpoints } from './read-nested';
import { readHost } from './read-host';

type Pair = readonly [key: string, value: string];

/** The endpoints of a connection string such as `host=db port=5432 dbname=main` or `Server=tcp:db,1433;Database=main`; undefined where the text is none. */
export function readPairs(text: string, find: FindEndpoints): Endpoint[] | undefined {
  const pairs = splitPairs(text);
  if (pairs === undefined) return undefined;
  const settings = Object.fromEntries(pairs.map(([key, value]) => [key.toLowerCase(), value]));
  const scheme = 'dbname' in settings ? 'postgres' : undefined;
  return pairs.flatMap(([name, value]) => {
    const key = name.toLowerCase() === 'data source' ? 'HOST' : asKey(name);
    if (/^(?:PASSWORD|PWD)$/.test(key)) return [];
    if (kindOfKey(key) !== 'host' || value.includes('://')) return [...find('', name), ...find(key, value)];
    return hostsOf(value).map((host) => readHost(host, scheme, settings));
  });
}

/** Pairs that semicolons, ampersands or spaces part; undefined where anything else stands between them. */
export function splitPairs(text: string): Pair[] | undefined {
  const separator = /[;&]/.test(text) ? /[;&]/ : /\s+(?=[\w.-]+\s*=)/;
  const pairs = text
    .split(separator)
    .filter((part) => part.trim() !== '')
    .map((part) => /^\s*([a-z][\w .-]*?)\s*=\s*(.*?)\s*$/is.exec(part))
    .map((match): Pair | undefined =>
      match === null ? undefined : [match[1] ?? '', unquote(match[2] ?? '')],
    );
  return pairs.length > 0 && pairs.every((pair) => pair !== undefined) ? pairs : undefined;
}

function unquote(value: string): string {
  return value.replace(/^(['"])(.*)\1$/s, '$2');
}

/** Several are parted by commas; SQL Server writes its protocol before, and its port behind a comma. */
function hostsOf(value: string): string[] {
  const host = value.replace(/^(?:tcp|admin):/i, '');
  return /^[^,]+,\d+$/.test(host) ? [host.replace(',', ':')] : host.split(',');
}
