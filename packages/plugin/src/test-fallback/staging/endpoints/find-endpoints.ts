import { readConnectionName } from './cloud-sql';
import { unreadable, type Endpoint } from './endpoint';
import { kindOfKey, type KeyKind } from './key-kinds';
import { readHost } from './read-host';
import { readNested } from './read-nested';
import { readPairs } from './read-pairs';
import { looksLikeUrl, readUrl } from './read-url';
import { readWord } from './read-word';
import { mentionsSecret, readSecretReference } from './secret-reference';

/**
 * Everything in the value of a variable that tests could reach.
 *
 * An endpoint is: a URL; a dotted name whose last label has letters only and is no common ending of a file; an IP address; a
 * name with a port; `user:password@host`; a Cloud SQL connection name or socket; `projects/<id>`; a bucket's URL; a reference to a
 * secret; and whatever stands in a variable that is called a host, URL, database, bucket or project.
 * No endpoint is: a word, a number, a version such as 1.2.3, a time, a path, a file's name, a token such as a JWT or PEM. An
 * address of e-mail is only looked at for words of production.
 */
export function findEndpoints(key: string, value: string): Endpoint[] {
  const text = value.trim();
  // NO_PROXY names where no proxy is asked, not where anything is.
  if (text === '' || key === 'NO_PROXY') return [];
  return mentionsSecret(text) ? secrets(text) : [...projectsIn(text), ...read(kindOfKey(key), text)];
}

function secrets(text: string): Endpoint[] {
  const reference = readSecretReference(text);
  if (reference === undefined) return [unreadable('has a reference to a secret that is not its whole value')];
  return [
    { kind: 'gcp-project', name: reference.project },
    { kind: 'secret', name: reference.secret },
  ];
}

function projectsIn(text: string): Endpoint[] {
  return [...text.matchAll(/(?:^|[^a-z0-9-])projects\/([a-z0-9.:-]+)/g)].map(([, name = '']) => ({
    kind: 'gcp-project',
    name,
  }));
}

function read(kind: KeyKind, text: string): Endpoint[] {
  if (kind !== 'host' && kind !== 'other') {
    return [...(/:\/\/|[@=]|^jdbc:/i.test(text) ? [] : byName(kind, text)), ...readText(text)];
  }
  if (kind === 'other' || isFlag(text) || isRelative(text)) return readText(text);
  // `deploy@bastion.acme.dev` is no address of e-mail where a host is asked for.
  const named = /^[^\s/:@]+@([^\s/:@]+)(?:\/.*)?$/.exec(text)?.[1];
  if (named !== undefined) return [readHost(named, undefined)];
  const found = readText(text);
  // Of a cookie's domain, the first dot says that hosts below it count, too.
  const names = text.split(',').map((part) => part.trim().replace(/^\./, ''));
  return found.length > 0 ? found : names.map((name) => readHost(name, undefined));
}

function byName(kind: 'database' | 'bucket' | 'gcp-project', text: string): Endpoint[] {
  return text.split(',').map((name) => ({ kind, name }));
}

/** `START_SERVER=true` names no host. */
function isFlag(text: string): boolean {
  return /^(?:true|false|yes|no|on|off|[01])$/i.test(text);
}

/** A path of the same host, such as `/api/v1`. */
function isRelative(text: string): boolean {
  return /^\/(?!\/|cloudsql\/)[^:@\\]*$/.test(text) && !/^\/(?:var|run|tmp|private)\//.test(text);
}

/** From the most certain form to the least. */
function readText(text: string): Endpoint[] {
  const instance = readConnectionName(text);
  if (instance !== undefined) return [instance];
  const whole = readNested(text, findEndpoints) ?? readGoAddress(text);
  if (whole !== undefined) return whole;
  if (looksLikeUrl(text)) return readUrl(text, findEndpoints);
  return readPairs(text, findEndpoints) ?? words(text).flatMap(readPart);
}

function words(text: string): string[] {
  return text.split(/[\s"'<>(){}|`;,]+/).filter((word) => word !== '');
}

function readPart(word: string): Endpoint[] {
  const at = word.search(/(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*:\/\//i);
  if (at === -1) return readWord(word);
  return [...(at === 0 ? [] : readWord(word.slice(0, at))), ...readUrl(word.slice(at), findEndpoints)];
}

/** `user:password@tcp(host:3306)/database`, as Go's driver of MySQL has it. */
function readGoAddress(text: string): Endpoint[] | undefined {
  const [, net, address = '', database = ''] =
    /^(?:.*@)?(tcp[46]?|unix)\(([^)]*)\)\/([^?]*)/s.exec(text) ?? [];
  if (net === undefined) return undefined;
  return [readHost(address, 'mysql'), { kind: 'database', name: database }];
}
