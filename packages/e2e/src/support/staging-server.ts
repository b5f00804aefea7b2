import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import { TestAuthority, type CertificateWish } from '../../../plugin/src/testing/test-certificates';

/** The domain that fixtures/staging/test-domain.cjs brings to this machine. */
export const DOMAIN = 'example.test';

/** Services of a staging environment, on one port of this machine. */
export interface StagingServer {
  readonly port: number;
  /** The certificate of the authority that signed theirs, as PEM. */
  readonly authority: string;
  /** `host path` of everything that was asked so far. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

/** First labels of the hosts whose certificate is none of theirs; all others have that of `*.example.test`. */
const CERTIFICATES: Readonly<Record<string, CertificateWish>> = {
  expired: { dnsNames: [`expired.${DOMAIN}`], beginsIn: -60, endsIn: -1 },
  elsewhere: { dnsNames: [`somewhere.${DOMAIN}`] },
  'self-signed': { dnsNames: [`self-signed.${DOMAIN}`], selfSigned: true },
};

/** Starts services that say that they are staging, but `sandbox`; `busy` answers that it cannot, and `slow` never. */
export async function startStagingServer(): Promise<StagingServer> {
  const authority = new TestAuthority();
  const contexts = new Map<string, SecureContext>();
  for (const [label, wish] of Object.entries(CERTIFICATES)) {
    contexts.set(`${label}.${DOMAIN}`, createSecureContext(authority.issue(wish)));
  }
  const usual = createSecureContext(authority.issue({ dnsNames: [`*.${DOMAIN}`] }));
  const requests: string[] = [];
  const server = createServer({
    SNICallback: (name, done) => done(null, contexts.get(name) ?? usual),
  });
  server.on('request', (request, response) => {
    const [host = ''] = (request.headers.host ?? '').split(':');
    requests.push(`${host} ${request.url ?? ''}`);
    const label = host.split('.')[0];
    if (label === 'slow') return;
    response.setHeader('x-env', label === 'sandbox' ? 'sandbox' : 'staging');
    response.statusCode = label === 'busy' ? 503 : 200;
    response.end(`hello from ${host}`);
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    authority: authority.pem,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
