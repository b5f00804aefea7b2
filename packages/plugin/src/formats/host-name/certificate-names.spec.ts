import { coversHost } from './certificate-names';

describe('a name in a certificate', () => {
  it.each([
    ['*.example.com', 'api.example.com'],
    ['*.example.com', 'api-staging.example.com'],
    ['*.EXAMPLE.com', 'API.example.COM'],
    ['*.example.com', 'xn--bcher-kva.example.com'],
    ['*.staging.example.com', 'api.staging.example.com'],
    ['example.com', 'example.com'],
    ['localhost', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
    ['::1', '::1'],
  ])('%s covers %s', (name, host) => {
    expect(coversHost(name, host)).toBe(true);
  });

  it.each([
    ['*.example.com', 'example.com'],
    ['*.example.com', 'api.staging.example.com'],
    ['*.example.com', '.example.com'],
    ['*.example.com', '*.example.com'],
    ['*.example.com', 'api.example.com.'],
    ['*.example.com', 'api_staging.example.com'],
    ['*.example.com', '-api.example.com'],
    ['*.example.com', `${'a'.repeat(64)}.example.com`],
    ['*.example.com', 'api.example.org'],
    ['*.example.com.', 'api.example.com'],
    ['*.com', 'example.com'],
    ['*.*.com', 'api.example.com'],
    ['*', 'localhost'],
    ['a*.example.com', 'api.example.com'],
    ['api.*.com', 'api.example.com'],
    ['*.0.0.1', '127.0.0.1'],
    ['*.0.0.1', '0x7f.0.0.1'],
    ['', ''],
  ])('%s does not cover %s', (name, host) => {
    expect(coversHost(name, host)).toBe(false);
  });
});
