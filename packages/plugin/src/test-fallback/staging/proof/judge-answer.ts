import { coversHost } from '../../../formats/host-name/certificate-names';
import { isIP } from 'node:net';
import { isRecord } from '../../../base/unknown-record';
import type { HttpAnswer } from '../../../host/http-over-socket';
import type { StagingIdentity } from '../staging';

/** Whether the names in a certificate cover a host, by rules stricter than Node's: no common name, and `*` for one whole label. */
export function coversStrictly(subjectAltName: string | undefined, host: string): boolean {
  const type = isIP(host) === 0 ? 'DNS:' : 'IP Address:';
  return (subjectAltName ?? '')
    .split(', ')
    .filter((name) => name.startsWith(type))
    .some((name) => coversHost(name.slice(type.length), host));
}

/** What an answer proves; completes "api-staging.acme.dev:443 …" where it proves nothing. */
export type Identity =
  | { readonly kind: 'proven' }
  /** It answers, and is something else. */
  | { readonly kind: 'other'; readonly why: string }
  /** It does not get as far as an answer. */
  | { readonly kind: 'silent'; readonly why: string; readonly mayPass: boolean };

/** Compares an answer with what staging has to say. */
export function judgeIdentity(
  { status, headers, body }: HttpAnswer,
  { path, proof }: StagingIdentity,
): Identity {
  if (status < 200 || status > 299) {
    const where = status >= 300 && status < 400 ? ', a redirect, which is not followed' : '';
    return {
      kind: 'silent',
      why: `answers GET ${path} with ${String(status)}${where}`,
      mayPass: status >= 500 || status === 429 || status === 408,
    };
  }
  if (proof.kind === 'header') {
    const header = headers[proof.name.toLowerCase()];
    return compare(
      `the header ${proof.name}`,
      Array.isArray(header) ? header.join(', ') : header,
      proof.value,
    );
  }
  if (body === undefined) return { kind: 'other', why: `answers GET ${path} with more than a page` };
  return compare(`the field ${proof.field}`, fieldOf(body, proof.field), proof.value);
}

function compare(what: string, found: string | undefined, wanted: string): Identity {
  if (found === wanted) return { kind: 'proven' };
  const said =
    found === undefined ? 'is missing' : /^[\w.-]{1,40}$/.test(found) ? `is ${found}` : 'is something else';
  return { kind: 'other', why: `does not prove that it is staging: ${what} ${said}, not ${wanted}` };
}

/** Fields of fields are parted by dots. */
function fieldOf(body: string, field: string): string | undefined {
  let value: unknown = parse(body);
  for (const name of field.split('.'))
    value = isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
