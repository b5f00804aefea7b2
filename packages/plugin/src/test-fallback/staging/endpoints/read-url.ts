import { unreadable, type Endpoint, type Host } from './endpoint';
import { readHost } from './read-host';
import { asKey, type FindEndpoints } from './read-nested';
import { splitPairs } from './read-pairs';
import { isHttp } from './schemes';

/** Whether a text begins as a URL does, or as programs mend one. */
export function looksLikeUrl(text: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|\/\/|jdbc:|(?:https?|wss?|ftps?|file):)/i.test(text);
}

/** The endpoints of one URL, or of several that commas or spaces part. */
export function readUrl(text: string, find: FindEndpoints): Endpoint[] {
  // URL parsers take line breaks out and read \ as /, others do not.
  if (/[\t\r\n\\]/.test(text)) return [unreadable('has a line break or backslash in a URL')];
  return text.split(/(?: +|,)(?=[a-z][a-z0-9+.-]*:\/\/)/i).flatMap((each) => readWithWords(each, find));
}

/** A URL and the words behind it; a space before the host belongs to the name of a user, and the host comes after it. */
function readWithWords(text: string, find: FindEndpoints): Endpoint[] {
  const [authority = ''] = /^[a-z0-9+.:-]*\/\/[^/?#]*/i.exec(text) ?? [];
  const end = text.indexOf(' ', authority.length);
  if (end === -1) return readOne(text, find);
  return [...readOne(text.slice(0, end), find), ...find('', text.slice(end))];
}

const URL_PARTS = /^(?:([a-z][a-z0-9+.-]*):)?\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/i;

function readOne(text: string, find: FindEndpoints): Endpoint[] {
  if (/^jdbc:/i.test(text)) return readJdbc(text.slice('jdbc:'.length), find);
  if (/^(?:file|sqlite):/i.test(text)) return [];
  const match = URL_PARTS.exec(text);
  if (match === null) return [unreadable('has a scheme without //, which some programs mend')];
  const [, scheme, authority = '', path = '', query = '', fragment = ''] = match;
  return readParts({ scheme: scheme?.toLowerCase(), authority, path, query, fragment }, find);
}

interface Parts {
  readonly scheme: string | undefined;
  readonly authority: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

function readParts(parts: Parts, find: FindEndpoints): Endpoint[] {
  const { scheme, authority, path, query, fragment } = parts;
  if (scheme !== undefined && /^(?:unix|npipe|.*\+unix)$/.test(scheme))
    return [{ kind: 'socket', name: path }];
  if (scheme !== undefined && /^(?:gs|s3[an]?)$/.test(scheme)) return [{ kind: 'bucket', name: authority }];
  const settings = settingsOf(query);
  const fromQuery = Object.entries(settings).flatMap(([name, value]) =>
    find(isHttp(scheme) ? '' : asKey(name), value),
  );
  return [
    ...hostsOf(authority, scheme, settings, fromQuery),
    ...fromQuery,
    ...fromPath(parts, find),
    ...find('', decode(fragment)),
  ];
}

function hostsOf(
  authority: string,
  scheme: string | undefined,
  settings: Host['settings'],
  fromQuery: readonly Endpoint[],
): Endpoint[] {
  const [user, host = user ?? '', ...others] = authority.split('@');
  if (others.length > 0)
    return [unreadable('has several @ before its host; write those of the password as %40')];
  const instance = fromQuery.some(({ kind }) => kind === 'cloud-sql-instance');
  // The dummy that parsers need before a socket.
  if (instance && /^(?:|localhost|127\.0\.0\.1)(?::\d+)?$/i.test(host)) return [];
  if (host === '' && fromQuery.some(({ kind }) => kind === 'host')) return [];
  // Only the drivers of databases know several; https://a,b is one host.
  return (isHttp(scheme) ? [host] : host.split(',')).map((each) => readHost(each, scheme, settings));
}

function settingsOf(query: string): Record<string, string> {
  return Object.fromEntries(
    [...new URLSearchParams(query)].map(([name, value]) => [name.toLowerCase(), value] as const),
  );
}

function fromPath({ scheme, authority, path }: Parts, find: FindEndpoints): Endpoint[] {
  const text = decode(path).slice(1);
  if (text === '') return [];
  if (text.includes('://')) return find('', text.slice(text.search(/[a-z][a-z0-9+.-]*:\/\//i)));
  if (scheme !== undefined && !isHttp(scheme)) return [{ kind: 'database', name: text }];
  const isStorage = /(?:^|[.@])(?:storage\.(?:googleapis|cloud\.google)\.com|s3[\w.-]*\.amazonaws\.com)$/i;
  return isStorage.test(authority) ? [{ kind: 'bucket', name: text.split('/')[0] ?? '' }] : [];
}

/** What follows `jdbc:`. */
function readJdbc(text: string, find: FindEndpoints): Endpoint[] {
  if (/^(?:h2|hsqldb|derby|sqlite):(?:mem|file)?:?[^/@]*$/i.test(text)) return [];
  const oracle = /^oracle:\w+:(?:[^@/]*\/[^@]*)?@(?:\/\/)?([^/:]+:\d+)[/:](\w+)$/i.exec(text);
  if (oracle !== null) {
    return [readHost(oracle[1] ?? '', 'oracle'), { kind: 'database', name: oracle[2] ?? '' }];
  }
  const [, scheme, rest = '', pairs = ''] = /^(\w+)(?::\w+)*:(\/\/[^;]*)(?:;(.*))?$/is.exec(text) ?? [];
  if (scheme === undefined) return [unreadable('has a form of jdbc: that is not known here')];
  const settings = Object.fromEntries(splitPairs(pairs) ?? []);
  const query = new URLSearchParams(settings).toString();
  return readOne(`${scheme}:${rest}${query === '' ? '' : `${rest.includes('?') ? '&' : '?'}${query}`}`, find);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
