import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContainerFacts, readServiceStates } from './compose-output';

const lines = readFileSync(join(__dirname, 'fixtures/ps-compose-2.26.1.ndjson'), 'utf8');

const STATES = [
  { service: 'api', containerName: 'base-api-1', state: 'exited', health: '', exitCode: 3, ports: [] },
  {
    service: 'db',
    containerName: 'base-db-1',
    state: 'running',
    health: 'healthy',
    exitCode: 0,
    ports: [
      { service: 'db', containerPort: 5432, protocol: 'tcp', host: '0.0.0.0', port: 5432 },
      { service: 'db', containerPort: 9000, protocol: 'udp', host: '127.0.0.1', port: 32768 },
    ],
  },
];

describe('what compose says of its containers', () => {
  it('is read from an object a line, and from one array', () => {
    expect(readServiceStates(lines)).toEqual(STATES);
    expect(readServiceStates(`[${lines.trim().split('\n').join(',')}]\n`)).toEqual(STATES);
  });

  it.each(['', '\n', '[]\n'])('is nothing where there are none (%j)', (stdout) => {
    expect(readServiceStates(stdout)).toEqual([]);
  });
});

it('reads from docker inspect what tells a container from a later one, and how it ended', () => {
  const inspected = [
    {
      Id: '0c7c768c0dc2f7',
      State: {
        Status: 'exited',
        OOMKilled: true,
        ExitCode: 137,
        StartedAt: '2026-11-26T14:43:55.049488368Z',
        Health: {
          Status: 'unhealthy',
          Log: [
            { ExitCode: 1, Output: 'old' },
            { ExitCode: 1, Output: 'no good\n' },
          ],
        },
      },
      Config: { Image: 'postgres:18', Labels: { 'com.docker.compose.service': 'db' } },
    },
    { Id: '425102e64bdb', State: { Status: 'created', ExitCode: 127 }, Config: { Labels: null } },
  ];
  expect(readContainerFacts(JSON.stringify(inspected))).toEqual([
    {
      id: '0c7c768c0dc2f7',
      service: 'db',
      image: 'postgres:18',
      startedAt: '2026-11-26T14:43:55.049488368Z',
      oomKilled: true,
      notStarted: 0,
      lastHealthOutput: 'no good',
    },
    {
      id: '425102e64bdb',
      service: '',
      image: '',
      startedAt: '',
      oomKilled: false,
      notStarted: 127,
      lastHealthOutput: undefined,
    },
  ]);
});
