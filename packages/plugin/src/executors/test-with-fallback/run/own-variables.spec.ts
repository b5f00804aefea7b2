import { withOwn } from './own-variables';

it('names what the executor adds once, and as its own', () => {
  const origins = [
    { key: 'API_URL', from: '.env.staging.tests' },
    { key: 'TEST_ENVIRONMENT', from: '.env.staging.tests' },
  ];
  expect(withOwn(origins, { TEST_ENVIRONMENT: 'staging' })).toEqual([
    { key: 'API_URL', from: '.env.staging.tests' },
    { key: 'TEST_ENVIRONMENT', from: 'nx-alpine' },
  ]);
});
