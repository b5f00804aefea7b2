import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net';
import { checkServerIdentity, connect as connectTls, type TLSSocket } from 'node:tls';
import { askForTls } from './postgres-tls';
import { openTunnel } from './proxy-tunnel';

/** A place that is reached over TLS. */
export interface TlsTarget {
  readonly host: string;
  readonly port: number;
  /** PostgreSQL is asked for TLS in its own protocol first. */
  readonly protocol: 'tls' | 'postgres';
}

/** How to get there. */
export interface TlsSetup {
  /** PEM of all authorities to trust; undefined for those that Node trusts. */
  readonly authorities: readonly string[] | undefined;
  /** Asked to open a tunnel, where there is one. */
  readonly proxy: URL | undefined;
  /** Names to addresses; the system's where undefined. */
  readonly lookup: LookupFunction | undefined;
  /** Ends the attempt, and the connection. */
  readonly signal: AbortSignal;
}

/** A connection whose certificate is valid for the host, by Node's rules. */
export interface TlsConnection {
  readonly socket: TLSSocket;
  /** Names of the certificate, `DNS:*.acme.dev, IP Address:…`; undefined where it has a common name only. */
  readonly subjectAltName: string | undefined;
  readonly validTo: Date;
}

/**
 * Connects and verifies, whatever the environment says: NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect here.
 *
 * Rejects with the error of the system or of OpenSSL, and with the signal's reason when that aborts.
 */
export async function openTls(target: TlsTarget, setup: TlsSetup): Promise<TlsConnection> {
  setup.signal.throwIfAborted();
  const raw =
    setup.proxy === undefined ? openTcp(target, setup) : await openTunnel(setup.proxy, target, setup);
  const abort = (): void => {
    raw.destroy(setup.signal.reason as Error);
  };
  setup.signal.addEventListener('abort', abort, { once: true });
  raw.once('close', () => setup.signal.removeEventListener('abort', abort));
  try {
    if (target.protocol === 'postgres') await askForTls(raw);
    return await secure(raw, target, setup);
  } catch (error) {
    raw.destroy();
    setup.signal.throwIfAborted();
    throw error;
  }
}

function openTcp({ host, port }: TlsTarget, { lookup }: TlsSetup): Socket {
  const socket = connectTcp({ host, port, ...(lookup === undefined ? {} : { lookup }) });
  // Whoever waits hears of it by its own listener; without one the process would end.
  socket.on('error', () => undefined);
  return socket;
}

function secure(
  raw: Socket,
  { host, protocol }: TlsTarget,
  { authorities }: TlsSetup,
): Promise<TlsConnection> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({
      socket: raw,
      rejectUnauthorized: true,
      // An IP address is asked for without a name, but compared all the same.
      ...(isIP(host) === 0 ? { servername: host } : {}),
      checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),
      ...(protocol === 'tls' ? { ALPNProtocols: ['http/1.1'] } : {}),
      ...(authorities === undefined ? {} : { ca: [...authorities] }),
    });
    socket.once('error', reject);
    raw.once('error', reject);
    raw.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    socket.once('secureConnect', () => {
      const { subjectaltname, valid_to } = socket.getPeerCertificate();
      socket.on('error', () => undefined);
      resolve({ socket, subjectAltName: subjectaltname, validTo: new Date(valid_to) });
    });
  });
}
