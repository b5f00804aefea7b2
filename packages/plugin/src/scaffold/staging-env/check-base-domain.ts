import { domainToASCII } from 'node:url';
import { findProductionWord } from '../../base/production-name';
import type { Problem } from '../../base/user-error';
import { isHostName } from '../../formats/host-name/host-name';

/** What keeps a text from being the domain of a staging environment; undefined where nothing does. */
export function checkBaseDomain(domain: string): Problem | undefined {
  const what = `baseDomain: "${domain}"`;
  const bare = bareDomain(domain);
  if (bare !== domain.toLowerCase()) {
    return {
      what,
      why: 'only the domain itself is asked for, in ASCII, without a scheme, port, path or *.',
      fix: `--baseDomain=${bare}`,
    };
  }
  if (!isHostName(domain)) {
    return {
      what,
      why: 'a domain has labels of letters, digits and hyphens, and is no IP address',
      fix: EXAMPLE,
    };
  }
  const labels = domain.toLowerCase().split('.');
  const last = labels.at(-1) ?? '';
  if (RESERVED.has(last)) return { what, why: `no public host can be below .${last}`, fix: EXAMPLE };
  if (labels.length < 2) {
    return {
      what,
      why: 'a wildcard certificate needs at least two labels below its *',
      fix: EXAMPLE,
    };
  }
  const word = findProductionWord(domain);
  if (word === undefined) return undefined;
  return { what, why: `"${word}" is a word for production, and tests must not run there`, fix: EXAMPLE };
}

const EXAMPLE = 'name the domain of the staging services, for example --baseDomain=acme.dev';

/** https://www.rfc-editor.org/rfc/rfc6761 and, for .local, https://www.rfc-editor.org/rfc/rfc6762 */
const RESERVED = new Set(['test', 'example', 'invalid', 'localhost', 'local', 'onion']);

/** https://www.rfc-editor.org/rfc/rfc2606#section-3 */
export function isForDocumentation(domain: string): boolean {
  return /(?:^|\.)example\.(?:com|net|org)$/i.test(domain);
}

function bareDomain(text: string): string {
  const host = text
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/[/?#:].*$/s, '')
    .replace(/^(?:\*?\.)+/, '')
    .replace(/\.$/, '');
  return domainToASCII(host) || host.toLowerCase();
}
