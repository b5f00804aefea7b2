import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import forge from 'node-forge';

/** The name by which the staging service is asked; `ours/fallback` leads it to this machine. */
export const STAGING_HOST = 'api-staging.acme.test';

/** A staging service on this machine. */
export interface StagingService {
  readonly port: number;
  /** The certificate of its authority, as PEM. */
  readonly authority: string;
  readonly close: () => void;
}

/** Starts a service that shows what it is, with a certificate for one label below its domain. */
export async function startStaging(): Promise<StagingService> {
  const authority = makeCertificate('Authority of a benchmark', undefined, undefined);
  const own = makeCertificate('staging', '*.acme.test', authority);
  const server = createServer({ cert: own.pem, key: own.keyPem }, (_, response) => {
    response.setHeader('x-env', 'staging');
    response.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    authority: authority.pem,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

interface Made {
  readonly certificate: forge.pki.Certificate;
  readonly key: forge.pki.rsa.PrivateKey;
  readonly pem: string;
  readonly keyPem: string;
}

function makeCertificate(name: string, dnsName: string | undefined, issuer: Made | undefined): Made {
  const { privateKey, publicKey } = forge.pki.rsa.generateKeyPair(2048);
  const certificate = forge.pki.createCertificate();
  const subject = [{ name: 'commonName', value: name }];
  certificate.publicKey = publicKey;
  certificate.serialNumber = dnsName === undefined ? '01' : '02';
  certificate.validity.notBefore = new Date(Date.now() - 86_400_000);
  certificate.validity.notAfter = new Date(Date.now() + 90 * 86_400_000);
  certificate.setSubject(subject);
  certificate.setIssuer(issuer?.certificate.subject.attributes ?? subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: dnsName === undefined, critical: true },
    ...(dnsName === undefined ? [] : [{ name: 'subjectAltName', altNames: [{ type: 2, value: dnsName }] }]),
  ]);
  certificate.sign(issuer?.key ?? privateKey, forge.md.sha256.create());
  return {
    certificate,
    key: privateKey,
    pem: forge.pki.certificateToPem(certificate),
    keyPem: forge.pki.privateKeyToPem(privateKey),
  };
}
