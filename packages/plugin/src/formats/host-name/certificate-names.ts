import { isIP } from 'node:net';
import { isHostName } from './host-name';

/**
 * Whether a name in a certificate covers a host: `*` stands for exactly one label, the first, above at least two others.
 *
 * Stricter than Node's `checkServerIdentity`, which lets `a*.example.com` and hosts such as `a_b` pass;
 * https://www.rfc-editor.org/rfc/rfc9525#section-6.3
 */
export function coversHost(certificateName: string, host: string): boolean {
  if (isIP(host) !== 0) return certificateName === host;
  if (!isHostName(host)) return false;
  const name = certificateName.toLowerCase();
  if (!name.startsWith('*.')) return name === host.toLowerCase();
  const [, ...others] = host.toLowerCase().split('.');
  return others.length >= 2 && name.slice('*.'.length) === others.join('.');
}
