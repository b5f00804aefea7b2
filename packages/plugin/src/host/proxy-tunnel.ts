import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import type { TlsSetup, TlsTarget } from './tls-connection';

/** Has a proxy connect with a host, and gives the connection; TLS with the host goes through it unread. */
export function openTunnel(
  proxy: URL,
  { host, port }: TlsTarget,
  { lookup, signal, authorities }: TlsSetup,
): Promise<Socket> {
  const isSecure = proxy.protocol === 'https:';
  const place = `${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
  const { username, password } = proxy;
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
  return new Promise((resolve, reject) => {
    const request = (isSecure ? requestHttps : requestHttp)({
      method: 'CONNECT',
      host: proxy.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: proxy.port || (isSecure ? 443 : 80),
      path: place,
      agent: false,
      signal,
      headers: {
        host: place,
        ...(username === '' ? {} : { 'proxy-authorization': `Basic ${credentials.toString('base64')}` }),
      },
      ...(lookup === undefined ? {} : { lookup }),
      ...(isSecure ? { rejectUnauthorized: true } : {}),
      ...(isSecure && authorities !== undefined ? { ca: [...authorities] } : {}),
    });
    const refuse = (status: number | undefined): void => {
      reject(Object.assign(new Error('refused'), { code: `PROXY_ANSWERED_${String(status)}` }));
    };
    request.once('error', reject);
    request.once('connect', ({ statusCode }, socket: Socket) => {
      if (statusCode === 200) return resolve(socket);
      socket.destroy();
      refuse(statusCode);
    });
    request.once('response', (response) => {
      response.destroy();
      refuse(response.statusCode);
    });
    request.end();
  });
}
