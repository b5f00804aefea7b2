/** Why a connection did not come about, in words, and whether another attempt can help. */
export interface ConnectionFailure {
  /** Completes "api-staging.acme.dev:443 …". */
  readonly why: string;
  readonly fix: string | undefined;
  readonly mayPass: boolean;
}

/** What an error of the system or of OpenSSL says of a host. */
export function explainConnectionError(code: string): ConnectionFailure {
  const known = MISCONFIGURED[code];
  if (known !== undefined) return { why: known[0], fix: known[1], mayPass: false };
  if (code.startsWith('PROXY_ANSWERED_')) {
    return {
      why: `is not reached through the proxy, which answers ${code.slice('PROXY_ANSWERED_'.length)}`,
      fix: 'check HTTPS_PROXY and NO_PROXY',
      mayPass: /_5\d\d$/.test(code),
    };
  }
  if (/^(?:ERR_SSL_|ERR_TLS_|CERT_|EPROTO$)/.test(code)) {
    return { why: `does not agree on TLS (${code})`, fix: undefined, mayPass: false };
  }
  const why =
    UNAVAILABLE[code] ??
    `could not be reached (${/^[A-Z][A-Z_0-9]*$/.test(code) ? code : 'for an unknown reason'})`;
  return { why, fix: undefined, mayPass: true };
}

const OWN_AUTHORITY =
  'if an authority of your own signed it, name its certificate in caFile or NODE_EXTRA_CA_CERTS';

const MISCONFIGURED: Readonly<Record<string, readonly [why: string, fix: string]>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: ['has a certificate that it signed itself', OWN_AUTHORITY],
  SELF_SIGNED_CERT_IN_CHAIN: ['has a certificate of an authority that is not trusted here', OWN_AUTHORITY],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    'has a certificate whose issuer is not trusted here, or does not send the certificates between',
    OWN_AUTHORITY,
  ],
  UNABLE_TO_GET_ISSUER_CERT: ['does not send its whole chain of certificates', OWN_AUTHORITY],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['has a certificate whose issuer is not trusted here', OWN_AUTHORITY],
  CERT_HAS_EXPIRED: ['has a certificate that has expired', 'renew it'],
  CERT_NOT_YET_VALID: ['has a certificate that is not valid yet', 'check the clock of this machine'],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'has a certificate for other names',
    'a wildcard covers exactly one label: give the service a flat name, or a certificate of its own',
  ],
  ERR_SSL_WRONG_VERSION_NUMBER: ['speaks plain text and not TLS at this port', 'name the port of TLS'],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: ['speaks plain text and not TLS at this port', 'name the port of TLS'],
  POSTGRES_WITHOUT_TLS: ['is a PostgreSQL server that has no TLS', 'set ssl = on in its postgresql.conf'],
  HPE_INVALID_CONSTANT: ['does not speak HTTP', 'name the port of the service'],
};

const UNAVAILABLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refuses connections',
  ECONNRESET: 'closed the connection',
  EPIPE: 'closed the connection',
  ENOTFOUND: 'has no address in DNS',
  EAI_AGAIN: 'could not be looked up in DNS',
  ETIMEDOUT: 'does not answer',
  EHOSTUNREACH: 'is not reachable from here',
  ENETUNREACH: 'is not reachable from here',
  DEADLINE: 'did not answer in time',
};
