import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeConfig } from './check-compose';
import { planStack } from './stack-plan';
import type { StackWish } from './stack';

const stdout = readFileSync(join(__dirname, 'fixtures/config-compose-2.26.1.json'), 'utf8');
const BASE = 'base';

function judge(wanted: readonly string[]): ReturnType<typeof judgeConfig> {
  return judgeConfig({ kind: 'exited', status: 0, stdout, stderr: '' }, BASE, wanted);
}

function failedWith(status: number, stderr: string): unknown {
  const check = judgeConfig({ kind: 'exited', status, stdout: '', stderr }, BASE, []);
  return check.kind === 'failed' ? check.cause : check;
}

describe('compose files', () => {
  it('give all services without a profile, and remarks', () => {
    const check = judge([]);
    if (check.kind !== 'checked') throw new Error(check.kind);
    expect(check.compose.chosen.map(({ name, isOneShot }) => [name, isOneShot])).toEqual([
      ['db', false],
      ['migration', true],
      ['api', false],
    ]);
    expect(check.compose.remarks).toEqual([
      'api has no healthcheck in the compose file, so it may count as healthy at once',
      'db asks for the port 5432, 1000-1005 of this machine; the tests get one on 127.0.0.1 that the engine chooses',
      'acme-cache is a fixed name; the tests get one of their own in its place, so that its data stays as it is',
      'fixed is a fixed name; the tests get one of their own in its place, so that its data stays as it is',
    ]);
  });

  it('give a service that is wanted with what it depends on', () => {
    const check = judge(['migration']);
    expect(check.kind === 'checked' && check.compose.chosen.map(({ name }) => name)).toEqual([
      'db',
      'migration',
    ]);
  });

  it('are refused for a container name that they would need, and for a service that they do not have', () => {
    expect(judge(['admin'])).toEqual({
      kind: 'failed',
      cause: {
        class: 'config-error',
        reason:
          'container_name is set for admin (admin), so that only one container of it can be on a machine',
        fix: 'remove container_name from the compose file; other services reach it by the name of the service',
      },
    });
    expect(judge(['db', 'mail'])).toEqual({
      kind: 'failed',
      cause: { class: 'config-error', reason: 'the compose files have no service mail' },
    });
  });

  it.each([
    [14, 'open /workspace/compose.yaml: no such file or directory'],
    [15, 'validating /workspace/compose.yaml: services.a Additional property imag is not allowed'],
    [15, 'yaml: line 2: did not find expected node content'],
    [15, 'error while interpolating services.a.image: required variable X_Y is missing a value: must be set'],
    [1, 'something new'],
  ])('are refused with the words of compose (status %d)', (status, words) => {
    const warning = 'time="2026-11-26T14:44:06Z" level=warning msg="The \\"word\\" variable is not set."\n';
    expect(failedWith(status, `${warning}${words}\n`)).toEqual({ class: 'config-error', reason: words });
  });

  it.each([
    "docker: 'compose' is not a docker command.\nSee 'docker --help'",
    'docker: unknown command: docker compose\n\nRun',
    "unknown shorthand flag: 'p' in -p\nSee 'docker --help'.",
  ])('cannot be read without compose: %j', (stderr) => {
    expect(failedWith(125, stderr)).toMatchObject({ class: 'engine-absent' });
  });
});

describe('what compose is told to start', () => {
  const wish: StackWish = {
    workspaceRoot: '/workspace',
    composeFiles: ['/workspace/compose.yaml'],
    services: [],
    name: '@acme/api',
    keep: false,
    environment: { DOCKER_HOST: 'unix:///run/docker.sock' },
    deadline: 1,
    sharingFolder: '/tmp/shared',
    changedFiles: [],
    logFolder: undefined,
  };
  const checked = judge([]);
  if (checked.kind !== 'checked') throw new Error(checked.kind);
  const plan = planStack(wish, checked.compose);
  const labels = { 'dev.nx-alpine.test-stack': plan.workspace };

  it('disturbs nobody: ports of the engine, own names, no tag of the user, our label', () => {
    const config = JSON.parse(plan.config) as Record<string, Record<string, Record<string, unknown>>>;
    expect(Object.keys(config).sort()).toEqual(['networks', 'services', 'volumes']);
    expect(config['volumes']).toEqual({ data: { labels }, cache: { labels } });
    expect(config['networks']).toEqual({
      default: { ipam: {}, labels },
      shared: { ipam: {}, labels },
      outside: { name: 'theirs', external: true },
    });
    const { db, migration, api, ...others } = config['services'] ?? {};
    expect(others).toEqual({});
    expect(db?.['ports']).toEqual([
      { mode: 'ingress', target: 5432, protocol: 'tcp', host_ip: '127.0.0.1' },
      { mode: 'ingress', host_ip: '127.0.0.1', target: 9000, protocol: 'udp' },
      { mode: 'ingress', target: 80, protocol: 'tcp', host_ip: '127.0.0.1' },
    ]);
    expect(db?.['environment']).toEqual({ POSTGRES_PASSWORD: 'pa$$word-1', POSTGRES_USER: 'api' });
    expect(migration?.['image']).toBeUndefined();
    expect(api?.['image']).toBe(`${plan.projectName}-migration`);
    expect([db, migration, api].map((service) => service?.['labels'])).toEqual([labels, labels, labels]);
  });

  it('has a name that compose takes, the same for the same wish, and another one for other services or engines', () => {
    expect(plan.projectName).toMatch(/^nxa-[0-9a-f]{8}-acme-api-[0-9a-f]{4}-[0-9a-f]{8}$/);
    expect(planStack({ ...wish }, checked.compose).projectName).toBe(plan.projectName);
    const others = [
      planStack({ ...wish, name: 'acme-api' }, checked.compose),
      planStack({ ...wish, workspaceRoot: '/elsewhere' }, checked.compose),
      planStack({ ...wish, environment: {} }, checked.compose),
      planStack(wish, { ...checked.compose, chosen: checked.compose.chosen.slice(0, 1) }),
    ].map(({ projectName }) => projectName);
    expect(new Set([...others, plan.projectName]).size).toBe(5);
  });

  it('knows which values are secret', () => {
    expect(plan.secrets).toEqual(['pa$word-1']);
  });

  it.each<[readonly string[] | undefined, readonly string[]]>([
    [[], ['migration']],
    [['/workspace/db/init/1.sql'], ['db', 'migration']],
    [['/workspace/db/initial'], ['migration']],
    [['/workspace/compose.yaml'], ['db', 'migration', 'api']],
    [['/workspace/db.env'], ['db', 'migration', 'api']],
    [undefined, ['db', 'migration', 'api']],
  ])('is suspected after changes of %j', (changedFiles, suspects) => {
    const { suspicion, chosen } = planStack({ ...wish, changedFiles }, checked.compose);
    expect(chosen.filter(suspicion.mayHaveBroken).map(({ name }) => name)).toEqual(suspects);
  });
});
