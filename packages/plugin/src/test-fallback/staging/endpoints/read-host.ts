import { IPv4, IPv6 } from 'ipaddr.js';
import { isHostName } from '../../../formats/host-name/host-name';
import { readCloudSqlSocket } from './cloud-sql';
import { unreadable, type Endpoint, type Host } from './endpoint';

/** A host with or without a port, from a place in which only a host can stand. */
export function readHost(
  text: string,
  scheme: string | undefined,
  settings: Host['settings'] = {},
): Endpoint {
  const decoded = decode(text);
  if (decoded === undefined) return unreadable('has a % in a host that encodes nothing');
  if (decoded.startsWith('/')) return readCloudSqlSocket(decoded) ?? { kind: 'socket', name: decoded };
  const address = splitPort(decoded);
  if (address === undefined) return unreadable('has a host or port that is none');
  const flaw = flawOf(address);
  if (flaw !== undefined) return unreadable(flaw);
  const port = address.port === undefined ? undefined : Number(address.port);
  return { kind: 'host', host: address.name.toLowerCase(), port, scheme, settings };
}

interface Address {
  readonly name: string;
  readonly isSixth: boolean;
  readonly port: string | undefined;
}

function splitPort(text: string): Address | undefined {
  if (!text.startsWith('[') && text.includes('::')) return { name: text, isSixth: true, port: undefined };
  const [, sixth, name = sixth, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?$/.exec(text) ?? [];
  return name === undefined ? undefined : { name, isSixth: sixth !== undefined, port };
}

/** Whether digits are the number of a port. */
export function isPort(digits: string): boolean {
  return /^\d{1,5}$/.test(digits) && Number(digits) > 0 && Number(digits) < 65_536;
}

function flawOf({ name, isSixth, port }: Address): string | undefined {
  if (port !== undefined && !isPort(port)) return 'has a port that is none';
  if (isSixth) return IPv6.isValid(name) ? undefined : 'has an IPv6 address that is none';
  if (name === '') return 'has no host, so that programs take one of their own';
  if (IPv4.isValid(name)) {
    return IPv4.isValidFourPartDecimal(name)
      ? undefined
      : 'writes an IP address in a form that programs read differently';
  }
  if (/[^\0-\x7f]/.test(name)) return 'has letters beyond ASCII in a host; write it with xn--';
  if (name.endsWith('.')) return 'has a host with a final dot, which no certificate covers';
  return isHostName(name) ? undefined : 'has a host with other characters than letters, digits and hyphens';
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
