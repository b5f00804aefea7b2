import { createHash } from 'node:crypto';
import type { Ancestor } from '../../host/process-ancestors';
import type { ProcessIdentity } from '../../host/process-identity';

/** What all tasks of one run have in common. */
export interface RunId {
  /** Good as the name of a file. */
  readonly id: string;
  /** Whether a service for continuous integration gave it: then the same id is never another run. */
  readonly byCi: boolean;
  /** For people, for example `GITHUB_RUN_ID`, `NX_INVOCATION_ANCESTOR_PIDS`, `the process of nx`. */
  readonly from: string;
}

/** Where the id of a run may come from. */
export interface RunSurroundings {
  readonly environment: NodeJS.ProcessEnv;
  /** Nearest first; asked only where nothing else tells. */
  readonly findAncestors: () => Promise<readonly Ancestor[]>;
  /** Tells a process from a later one with the same number. */
  readonly identify: (pid: number) => ProcessIdentity;
  readonly ownPid: number;
}

/** Variables that together are different for each run of a job; those after the first may be missing. */
const CI_KEYS: readonly (readonly [string, ...string[]])[] = [
  ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB'],
  ['CI_JOB_ID'], // GitLab
  ['CIRCLE_WORKFLOW_JOB_ID', 'CIRCLE_NODE_INDEX'],
  ['CIRCLE_BUILD_NUM', 'CIRCLE_PROJECT_REPONAME', 'CIRCLE_NODE_INDEX'],
  ['BUILDKITE_JOB_ID', 'BUILDKITE_RETRY_COUNT'],
  ['SYSTEM_JOBID', 'SYSTEM_JOBATTEMPT'], // Azure Pipelines, which sets TF_BUILD
  ['BITBUCKET_STEP_UUID', 'BITBUCKET_STEP_RUN_NUMBER'],
  ['TRAVIS_JOB_ID'],
  ['DRONE_BUILD_NUMBER', 'DRONE_STAGE_NUMBER', 'DRONE_REPO'],
  ['CIRRUS_TASK_ID'],
  ['SEMAPHORE_JOB_ID'],
  ['CODEBUILD_BUILD_ID'],
  ['APPVEYOR_JOB_ID'],
  ['TEAMCITY_BUILD_ID'],
  ['BUILD_TAG', 'BUILD_ID', 'STAGE_NAME'], // Jenkins
];

/** Nx 24 has all processes of nx above a task in the first, outermost first; Nx 23 the outermost in the second. */
const NX_KEYS = ['NX_INVOCATION_ANCESTOR_PIDS', 'NX_INVOCATION_ROOT_PID'];

/** Finds what the tasks of one run have in common; where there is nothing, this process is a run of its own. */
export async function findRunId(surroundings: RunSurroundings): Promise<RunId> {
  return fromCi(surroundings) ?? fromNx(surroundings) ?? (await fromAncestors(surroundings));
}

function fromCi({ environment }: RunSurroundings): RunId | undefined {
  const keys = CI_KEYS.find(([first]) => environment[first]);
  if (keys === undefined) return undefined;
  const values = keys.map((key) => environment[key] ?? '');
  return { id: `ci-${digest([keys[0], ...values])}`, byCi: true, from: keys[0] };
}

function fromNx({ environment, identify }: RunSurroundings): RunId | undefined {
  for (const key of NX_KEYS) {
    const pid = Number(environment[key]?.split(',')[0]);
    if (Number.isInteger(pid) && pid > 0) return byProcess(identify(pid), key);
  }
  return undefined;
}

/** Nx 22 tells its tasks nothing. They are forked by it, under a terminal of their own by a helper between. */
async function fromAncestors({ findAncestors, identify, ownPid }: RunSurroundings): Promise<RunId> {
  const outermost = (await findAncestors()).findLast(({ command }) => isNx(command));
  if (outermost !== undefined) return byProcess(identify(outermost.pid), 'the process of nx');
  return byProcess(identify(ownPid), 'this process');
}

/** `node …/nx/bin/nx.js run …` or `node …/.bin/nx run …`; not what nx forks, not its daemon, and not a shell or npx before it. */
function isNx([program, ...others]: readonly string[]): boolean {
  const script = others.find((argument) => !argument.startsWith('-'));
  return [program, script].some((path = '') => /[\\/]nx(?:[\\/](?:dist[\\/])?bin[\\/]nx\.js)?$/.test(path));
}

function byProcess({ pid, started }: ProcessIdentity, from: string): RunId {
  return { id: started === null ? `nx-${pid}` : `nx-${pid}-${started}`, byCi: false, from };
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
