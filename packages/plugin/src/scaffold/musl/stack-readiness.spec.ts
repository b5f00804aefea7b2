import { planDockerfile, type PlannedDockerfile } from '../plan-dockerfile';
import { filesInMemory } from '../workspace-files';
import { readStackReadiness } from './stack-readiness';

const project = { name: '@acme/backend', root: 'backend', dependencies: [] };

const plan = (requirements: string): PlannedDockerfile =>
  planDockerfile(
    project,
    filesInMemory({ 'backend/requirements.txt': requirements, 'backend/main.py': '' }),
    {
      stack: undefined,
      environment: undefined,
      layout: 'project',
      port: 8080,
      command: undefined,
      healthPath: undefined,
    },
  );

it('puts what packages need into the stages of the Dockerfile, and says why', () => {
  const { dockerfile, reasons, warnings } = plan('mysqlclient==2.2.7\ntorch==2.9.1\n');
  expect(dockerfile.content.split('\n').filter((line) => line.startsWith('RUN apk'))).toEqual([
    'RUN apk add --no-cache build-base mariadb-connector-c-dev pkgconf',
    'RUN apk add --no-cache mariadb-connector-c tini~=0.19',
  ]);
  expect(reasons.at(-1)).toBe(
    'mysqlclient 2.2.7 needs build-base, mariadb-connector-c-dev, pkgconf in the build stage: it has no wheel for musl',
  );
  expect(warnings).toEqual([
    {
      what: '@acme/backend: torch 2.9.1 does not work on Alpine',
      why: 'it has wheels for glibc only, and no sources',
      fix: 'make its image from Debian slim',
    },
  ]);
});

it.each<[string, string[]]>([
  ['python', ['build-base', 'libpq-dev']],
  ['node', ['build-base', 'python3']],
  ['go', []],
])('goes by what the stack %s runs on', (stack, expected) => {
  const files = filesInMemory({
    'backend/requirements.txt': 'psycopg2\n',
    'backend/package.json': '{"dependencies": {"node-pty": "*"}}',
    'backend/go.mod': '',
  });
  expect(readStackReadiness(stack, project, files, 'amd64').buildPackages).toEqual(expected);
});
