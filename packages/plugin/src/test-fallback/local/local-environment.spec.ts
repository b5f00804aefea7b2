import type { PublishedPort } from '../stack/stack';
import { localEnvironment } from './local-environment';

const port = (service: string, containerPort: number, at: number, host = '127.0.0.1'): PublishedPort => ({
  service,
  containerPort,
  protocol: 'tcp',
  host,
  port: at,
});

it('gives addresses of all ports and fills in places', () => {
  const ports = [
    port('postgres', 5432, 49153),
    port('mail-box', 25, 49154),
    port('mail-box', 80, 49155),
    port('2fa', 1, 2, '::1'),
  ];
  const { added, origins, problems } = localEnvironment(ports, 'unix:///run/docker.sock', {
    DATABASE_URL: 'postgres://u:p@{postgres:5432}/db',
    MAIL: '{mail-box:80} and {2fa:1} and {not a place} and {"a":1}',
    MAIL_BOX_PORT: 'mine',
  });
  expect(problems).toEqual([]);
  expect(added).toEqual({
    DOCKER_HOST: 'unix:///run/docker.sock',
    TEST_ENVIRONMENT: 'local',
    USE_STAGING_SERVICES: 'false',
    POSTGRES_HOST: '127.0.0.1',
    POSTGRES_PORT: '49153',
    POSTGRES_PORT_5432: '49153',
    MAIL_BOX_HOST: '127.0.0.1',
    MAIL_BOX_PORT: 'mine',
    MAIL_BOX_PORT_25: '49154',
    MAIL_BOX_PORT_80: '49155',
    SERVICE_2FA_HOST: '::1',
    SERVICE_2FA_PORT: '2',
    SERVICE_2FA_PORT_1: '2',
    DATABASE_URL: 'postgres://u:p@127.0.0.1:49153/db',
    MAIL: '127.0.0.1:49155 and [::1]:2 and {not a place} and {"a":1}',
  });
  expect(origins.filter(({ from }) => from !== 'compose')).toEqual([
    { key: 'DOCKER_HOST', from: 'nx-alpine' },
    { key: 'TEST_ENVIRONMENT', from: 'nx-alpine' },
    { key: 'USE_STAGING_SERVICES', from: 'nx-alpine' },
    { key: 'MAIL_BOX_PORT', from: 'options' },
    { key: 'DATABASE_URL', from: 'options' },
    { key: 'MAIL', from: 'options' },
  ]);
});

it.each([
  [[port('redis', 6379, 1)], 'there are {redis:6379}'],
  [[], 'no service of the compose files publishes a port'],
])('names a place for which there is nothing', (ports, why) => {
  expect(localEnvironment(ports, undefined, { A: '{postgres:5432}' }).problems).toEqual([
    {
      what: 'env.A: nothing is published for {postgres:5432}',
      why,
      fix: 'publish it in the compose file: services.postgres.ports: ["127.0.0.1::5432"]',
    },
  ]);
});
