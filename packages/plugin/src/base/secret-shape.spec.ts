import { findSecretShape, wholeSecretShape } from './secret-shape';

const KEY = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDL7DxtpYlSXpfKtHF4vUCs'.replace('A', 'B');

it.each([
  ['KEY=AKIAQ2W3E4R5T6Y7UIOP', 'an access key of AWS'],
  [`TOKEN="ghp_${'a1B2c3D4e5'.repeat(4)}"`, 'a token of GitHub'],
  [`KEY=-----BEGIN RSA PRIVATE KEY-----\\n${KEY}\\n`, 'a private key'],
  ['-----BEGIN RSA PRIVATE KEY-----', undefined],
  [`-----BEGIN ENCRYPTED PRIVATE KEY-----\n${KEY}`, undefined],
  [`-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n${KEY}`, undefined],
  ['KEY=AKIAIOSFODNN7EXAMPLE', undefined],
  [`TOKEN=npm_${'x'.repeat(36)}`, undefined],
  ['KEY=sk_test_a1B2c3D4e5a1B2c3D4e5', undefined],
  ['PORT=8080', undefined],
])('names the kind of secret in %s', (text, kind) => {
  expect(findSecretShape(text)).toBe(kind);
});

it.each([
  [`ghp_${'a1B2c3D4e5'.repeat(4)}`, 'a token of GitHub'],
  [`-----BEGIN PRIVATE KEY-----\n${KEY}\n-----END PRIVATE KEY-----\n`, 'a private key'],
  [`https://ghp_${'a1B2c3D4e5'.repeat(4)}@github.com`, undefined],
  ['AKIAQ2W3E4R5T6Y7UIOP', undefined],
  [`AIza${'a1B2c3D4e5'.repeat(3)}a1B2c`, undefined],
])('names what the whole of %s is', (value, kind) => {
  expect(wholeSecretShape(value)).toBe(kind);
});
