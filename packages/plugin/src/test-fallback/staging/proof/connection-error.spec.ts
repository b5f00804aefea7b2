import { explainConnectionError } from './connection-error';

it.each([
  [
    'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
    'does not agree on TLS (ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION)',
    false,
  ],
  ['CERT_REVOKED', 'does not agree on TLS (CERT_REVOKED)', false],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'has a certificate of an authority that is not trusted here', false],
  ['ENOTFOUND', 'has no address in DNS', true],
  ['EHOSTDOWN', 'could not be reached (EHOSTDOWN)', true],
  ['a message with https://user:word@host', 'could not be reached (for an unknown reason)', true],
  ['PROXY_ANSWERED_407', 'is not reached through the proxy, which answers 407', false],
  ['PROXY_ANSWERED_502', 'is not reached through the proxy, which answers 502', true],
])('explains %s', (code, why, mayPass) => {
  const explained = explainConnectionError(code);
  expect([explained.why, explained.mayPass]).toEqual([why, mayPass]);
});
