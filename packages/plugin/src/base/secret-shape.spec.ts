import { findSecretShape } from './secret-shape';

it.each([
  ['KEY=AKIAQ2W3E4R5T6Y7UIOP', 'an access key of AWS'],
  [`TOKEN="ghp_${'a1B2c3D4e5'.repeat(4)}"`, 'a token of GitHub'],
  ['-----BEGIN RSA PRIVATE KEY-----', 'a private key'],
  ['KEY=AKIAIOSFODNN7EXAMPLE', undefined],
  [`TOKEN=npm_${'x'.repeat(36)}`, undefined],
  ['KEY=sk_test_a1B2c3D4e5a1B2c3D4e5', undefined],
  ['PORT=8080', undefined],
])('names the kind of secret in %s', (text, kind) => {
  expect(findSecretShape(text)).toBe(kind);
});
