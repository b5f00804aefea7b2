import { domainToASCII } from 'node:url';
import { IPv4, IPv6 } from 'ipaddr.js';
import { unreadable, type Endpoint } from './endpoint';
import { isPort, readHost } from './read-host';

/** What a text without spaces, quotes and schemes leads to, if anywhere. */
export function readWord(text: string): Endpoint[] {
  const word = text.replace(/^mailto:/i, '');
  if (/^[a-z]:[\\/]/i.test(word)) return [];
  if (word.includes('\\'))
    return word.startsWith('\\\\') ? [unreadable('has a path of another machine')] : [];
  if (IPv6.isValid(word) || word.startsWith('[')) return [readHost(word.replace(/\/.*$/s, ''), undefined)];
  if (word.startsWith('/')) return word.startsWith('/cloudsql/') ? [readHost(word, undefined)] : [];
  const at = word.lastIndexOf('@');
  return at > 0 ? readAfterAt(word.slice(0, at), word.slice(at + 1)) : readName(word);
}

function readAfterAt(before: string, after: string): Endpoint[] {
  const name = after.replace(/[/?#].*$/s, '');
  if (before.includes(':') || name.includes(':')) {
    const path = /^[^/?#]*\/([^?#]+)/.exec(after)?.[1];
    return [
      readHost(name, undefined),
      ...(path === undefined ? [] : [{ kind: 'database', name: path } as const]),
    ];
  }
  // A package such as express@4.18.2, or a word between signs.
  if (!isDotted(name)) return name === 'localhost' ? [readHost(name, undefined)] : [];
  const project = /^([^.]+)\.iam\.gserviceaccount\.com$/i.exec(name)?.[1];
  return [
    { kind: 'mail', domain: name.toLowerCase() },
    ...(project === undefined ? [] : [{ kind: 'gcp-project', name: project.toLowerCase() } as const]),
  ];
}

function readName(word: string): Endpoint[] {
  const [whole, name = '', port] = /^([^/?#:]+)(?::(\d+))?(?=[/?#]|$)/.exec(word) ?? [];
  if (whole === undefined) return [];
  return port === undefined
    ? readAlone(name)
    : isPort(port) && hasName(name)
      ? [readHost(whole, undefined)]
      : [];
}

/** A time such as 12:30 has none. */
function hasName(text: string): boolean {
  return /[a-z.]|[^\0-\x7f]/i.test(text);
}

function readAlone(name: string): Endpoint[] {
  if (name.toLowerCase() === 'localhost' || IPv4.isValidFourPartDecimal(name))
    return [readHost(name, undefined)];
  if (isDotted(name)) {
    return [{ kind: 'host', host: name.toLowerCase(), port: undefined, scheme: undefined, settings: {} }];
  }
  // What a resolver would still take for a host; its flaw is named where hosts are read.
  const isOdd = isDotted(domainToASCII(name.replace(/\.$/, '')));
  return isOdd && (name.endsWith('.') || /[^\0-\x7f]/.test(name)) ? [readHost(name, undefined)] : [];
}

/** Underscores are let through: no certificate covers such a host, but systems resolve it. */
function isDotted(name: string): boolean {
  const labels = name.split('.');
  const last = labels.at(-1) ?? '';
  if (labels.length < 2 || !labels.every((label) => /^[a-z0-9_-]{1,63}$/i.test(label))) return false;
  if (!/^(?:[a-z]{2,63}|xn--[a-z0-9-]+)$/i.test(last)) return false;
  return !FILE_ENDINGS.has(last.toLowerCase()) && !VERSION_ENDINGS.test(name);
}

/** Endings that are no top-level domains; https://www.iana.org/domains/root/db */
const FILE_ENDINGS = new Set(
  `json jsonl yaml yml xml html htm css txt csv tsv sql js mjs cjs jsx ts mts cts tsx vue log env toml ini cfg conf config
  pem crt cer key p12 pfx png jpg jpeg gif svg pdf lock tar gz tgz bz2 jar war class java kt go rb php lua proto graphql
  sqlite db tmp bak example local-file md5 bin exe dll`.split(/\s+/),
);

/** Such as 3.2.0.RELEASE. */
const VERSION_ENDINGS = /^\d+(?:\.\d+)+\.(?:release|final|snapshot|alpha|beta|rc|ga|post)$/i;
