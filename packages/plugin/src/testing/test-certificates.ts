import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';

/** A certificate of a server with its key, as PEM. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

/** What a certificate says. */
export interface CertificateWish {
  readonly dnsNames?: readonly string[];
  readonly ipAddresses?: readonly string[];
  readonly commonName?: string;
  /** Days from now; negative for the past. */
  readonly endsIn?: number;
  readonly beginsIn?: number;
  readonly selfSigned?: boolean;
}

/** An authority that lives as long as the test. */
export class TestAuthority {
  private readonly key = newKey();
  private readonly certificate = sign({ commonName: 'Authority of a test' }, this.key, undefined);
  /** One for all servers, as making a key takes longer than a test. */
  private readonly serverKey = newKey();
  private serial = 1;

  /** The authority's own certificate as PEM. */
  get pem(): string {
    return forge.pki.certificateToPem(this.certificate);
  }

  /** Signs a certificate for a server. */
  issue(wish: CertificateWish): ServerCertificate {
    const key = this.serverKey;
    this.serial += 1;
    const issuer = wish.selfSigned === true ? undefined : { key: this.key, certificate: this.certificate };
    const certificate = sign(wish, key, issuer, this.serial);
    return {
      cert: forge.pki.certificateToPem(certificate),
      key: forge.pki.privateKeyToPem(key.privateKey),
    };
  }
}

type Key = forge.pki.rsa.KeyPair;

/** Node makes a key in a tenth of the time. */
function newKey(): Key {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const parsed = forge.pki.privateKeyFromPem(privateKey);
  return { privateKey: parsed, publicKey: forge.pki.setRsaPublicKey(parsed.n, parsed.e) };
}

interface Issuer {
  readonly key: Key;
  readonly certificate: forge.pki.Certificate;
}

const DAY = 24 * 60 * 60 * 1000;
const DNS = 2;
const IP = 7;

function sign(
  wish: CertificateWish,
  key: Key,
  issuer: Issuer | undefined,
  serial = 1,
): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = key.publicKey;
  certificate.serialNumber = serial.toString(16).padStart(2, '0');
  certificate.validity.notBefore = new Date(Date.now() + (wish.beginsIn ?? -2) * DAY);
  certificate.validity.notAfter = new Date(Date.now() + (wish.endsIn ?? 90) * DAY);
  const subject = [{ name: 'commonName', value: wish.commonName ?? 'a server of a test' }];
  certificate.setSubject(subject);
  certificate.setIssuer(issuer === undefined ? subject : issuer.certificate.subject.attributes);
  const names = [
    ...(wish.dnsNames ?? []).map((value) => ({ type: DNS, value })),
    ...(wish.ipAddresses ?? []).map((ip) => ({ type: IP, ip })),
  ];
  const isAuthority = issuer === undefined && wish.selfSigned !== true;
  certificate.setExtensions([
    { name: 'basicConstraints', cA: isAuthority },
    ...(names.length === 0 ? [] : [{ name: 'subjectAltName', altNames: names }]),
  ]);
  certificate.sign((issuer?.key ?? key).privateKey, forge.md.sha256.create());
  return certificate;
}
