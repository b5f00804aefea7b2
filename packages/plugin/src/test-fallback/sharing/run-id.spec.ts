import type { Ancestor } from '../../host/process-ancestors';
import { findRunId, type RunId } from './run-id';

function find(environment: NodeJS.ProcessEnv, ancestors: readonly Ancestor[] = []): Promise<RunId> {
  return findRunId({
    environment,
    findAncestors: () => Promise.resolve(ancestors),
    identify: (pid) => ({ pid, started: pid * 10 }),
    ownPid: 7,
  });
}

const nx = { NX_INVOCATION_ANCESTOR_PIDS: '100,200' };

it('is given by continuous integration before all else', async () => {
  const github = { GITHUB_RUN_ID: '1', GITHUB_RUN_ATTEMPT: '1', GITHUB_JOB: 'test', ...nx };
  const runs = await Promise.all([
    find(github),
    find({ ...github }),
    find({ ...github, GITHUB_RUN_ATTEMPT: '2' }),
    find({ ...github, GITHUB_JOB: 'lint' }),
    find({ CI_JOB_ID: '1' }),
    find({ CIRCLE_BUILD_NUM: '1' }),
    find({ BUILDKITE_JOB_ID: '1' }),
    find({ TF_BUILD: 'True', SYSTEM_JOBID: '1' }),
    find({ BUILD_TAG: 'jenkins-x-1', BUILD_ID: '1' }),
  ]);
  const [first, same, ...others] = runs;
  expect(first).toEqual({
    id: expect.stringMatching(/^ci-[0-9a-f]{16}$/) as string,
    byCi: true,
    from: 'GITHUB_RUN_ID',
  });
  expect(same).toEqual(first);
  expect(new Set(runs.map(({ id }) => id)).size).toBe(others.length + 1);
});

const node = (pid: number, ...command: string[]): Ancestor => ({
  pid,
  command: ['/usr/bin/node', ...command],
});

it.each<[string, Promise<RunId>, RunId]>([
  ['Nx 24', find(nx), { id: 'nx-100-1000', byCi: false, from: 'NX_INVOCATION_ANCESTOR_PIDS' }],
  [
    'Nx 23',
    find({ NX_INVOCATION_ROOT_PID: '300' }),
    { id: 'nx-300-3000', byCi: false, from: 'NX_INVOCATION_ROOT_PID' },
  ],
  [
    'Nx 22, the outermost of several, with the helper of a terminal between',
    find({}, [
      node(11, '/w/node_modules/nx/src/tasks-runner/fork.js', '/tmp/x', 'shop:test'),
      node(12, '--enable-source-maps', '/w/node_modules/nx/bin/nx.js', 'run', 'shop:test'),
      { pid: 13, command: ['/bin/sh', '-c', 'nx run all'] },
      node(14, '/w/node_modules/.bin/nx', 'run', 'all'),
      { pid: 15, command: ['npm', 'exec', 'nx', 'run', 'all'] },
      { pid: 16, command: ['/bin/bash', '/home/ann/nx/start.sh'] },
    ]),
    { id: 'nx-14-140', byCi: false, from: 'the process of nx' },
  ],
  [
    'a process of its own',
    find({ NX_INVOCATION_ANCESTOR_PIDS: 'x' }, [{ pid: 1, command: [] }]),
    { id: 'nx-7-70', byCi: false, from: 'this process' },
  ],
])('is that of %s', async (_, found, expected) => {
  expect(await found).toEqual(expected);
});
