import type { StagingValue } from '../staging-value';
import { planProof } from './proof-target';

const plan = (...pairs: readonly (readonly [key: string, value: string])[]): ReturnType<typeof planProof> =>
  planProof(
    pairs.map(([key, value]): StagingValue => ({ key, value, place: 'f:1', from: 'f', secret: undefined })),
  );

it('plans one proof for each host and port, of HTTP before all others', () => {
  const { targets } = plan(
    ['A', 'rediss://both.acme.dev:443'],
    ['B', 'https://both.acme.dev/v1'],
    ['C', 'wss://both.acme.dev'],
    ['D', 'https://both.acme.dev:8443'],
    ['E', 'postgres://u@db.acme.dev/app?sslmode=require'],
    ['F', 'postgres://u@old.acme.dev:5433/app'],
    ['G', 'mongodb://m1.acme.dev:1,m2.acme.dev/app?tls=true'],
    ['PGSSLMODE', 'verify-full'],
  );
  expect(targets.map(({ host, port, protocol }) => `${protocol} ${host}:${String(port)}`)).toEqual([
    'http both.acme.dev:443',
    'http both.acme.dev:8443',
    'postgres db.acme.dev:5432',
    'postgres old.acme.dev:5433',
    'tls m1.acme.dev:1',
    'tls m2.acme.dev:27017',
  ]);
});

it('says which hosts it cannot ask, once for each variable', () => {
  const why =
    'its host was not asked what it is, because nothing in the value tells how to reach it over TLS';
  expect(
    plan(
      ['KAFKA', 'k1.acme.dev:9092,k2.acme.dev:9092'],
      ['DB', 'mysql://db.acme.dev/app'],
      ['SQL', 'acme-staging:europe-west1:db'],
      ['MAIL', 'tester@acme.dev'],
    ),
  ).toEqual({ targets: [], remarks: [`KAFKA: ${why}`, `DB: ${why}`] });
});
