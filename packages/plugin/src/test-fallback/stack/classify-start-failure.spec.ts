import type { RunResult } from '../../host/command-runner';
import type { ChosenService } from './choose-services';
import { classifyStartFailure, type StartFailure } from './classify-start-failure';
import type { FailedService } from './judge-services';

const SERVICE: ChosenService = {
  name: 'db',
  image: 'postgres:18',
  isBuilt: false,
  hasHealthCheck: true,
  containerName: undefined,
  fixedPorts: [],
  usesHostNetwork: false,
  dependsOn: {},
  labels: {},
  profiles: [],
  files: [],
  scale: 1,
  environment: {},
  isOneShot: false,
};
const OWN = { ...SERVICE, name: 'own', isBuilt: true };

function exited(status: number, stderr: string): RunResult {
  return { kind: 'exited', status, stdout: '', stderr };
}

/** The change under test touched nothing but what is built. */
const FAILURE: StartFailure = {
  step: 'up',
  end: undefined,
  chosen: [SERVICE, OWN],
  failed: [],
  late: [],
  outOfMemory: [],
  suspicion: { mayHaveBroken: ({ isBuilt }) => isBuilt, composeChanged: false },
};
const SUSPICIOUS: Partial<StartFailure> = {
  suspicion: { mayHaveBroken: () => true, composeChanged: true },
};

function classOf(changes: Partial<StartFailure>): string {
  return classifyStartFailure({ ...FAILURE, ...changes }).cause.class;
}

// Standard error of compose 2.26.1 with Docker 26.1.5, recorded; the others from the sources of moby and containerd, and marked.
const CREATED = ' Network base_default  Created\n Container base-db-1  Creating\n';
const PULL = ' db Pulling \n db Error \n';
const DAEMON = 'Error response from daemon: ';

describe('the last words of compose', () => {
  it.each<[string, number, string]>([
    [
      'image-reference',
      18,
      `${PULL}${DAEMON}manifest for 127.0.0.1:5000/nothing/here:1 not found: manifest unknown: manifest unknown`,
    ],
    [
      'image-reference',
      18,
      `${PULL}${DAEMON}pull access denied for acme/nothing, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`,
    ],
    [
      'image-reference',
      1,
      `unable to get image 'UPPER:1': ${DAEMON}invalid reference format: repository name (library/UPPER) must be lowercase`,
    ],
    [
      'pull-unavailable',
      18,
      `${PULL}${DAEMON}Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io on 127.0.0.53:53: no such host`,
    ],
    [
      'pull-unavailable',
      18,
      `${PULL}${DAEMON}Get "http://127.0.0.1:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused`,
    ],
    // From sources.
    [
      'pull-unavailable',
      18,
      `${DAEMON}toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating`,
    ],
    [
      'pull-unavailable',
      18,
      `${DAEMON}Get "https://registry-1.docker.io/v2/": net/http: TLS handshake timeout`,
    ],
    ['pull-unavailable', 18, `${DAEMON}received unexpected HTTP status: 503 Service Unavailable`],
    [
      'pull-unavailable',
      18,
      `${DAEMON}Get "https://ghcr.io/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)`,
    ],
    // Recorded.
    [
      'host-resource',
      1,
      `${CREATED}${DAEMON}Conflict. The container name "/base-db-1" is already in use by container "d9e94a6b6c25". You have to remove (or rename) that container to be able to reuse that name.`,
    ],
    // From sources.
    [
      'host-resource',
      1,
      `${CREATED}${DAEMON}driver failed programming external connectivity on endpoint base-db-1 (f00): Error starting userland proxy: listen tcp4 127.0.0.1:5432: bind: address already in use`,
    ],
    [
      'host-resource',
      1,
      `failed to create network base_default: ${DAEMON}all predefined address pools have been fully subnetted`,
    ],
    [
      'host-resource',
      1,
      `${DAEMON}failed to create endpoint base-db-1 on network bridge: could not find bridge docker0: route ip+net: no such network interface`,
    ],
    ['host-resource', 1, `${DAEMON}mkdir /var/lib/docker/overlay2/f00: no space left on device`],
    [
      'engine-down',
      1,
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    ],
    [
      'engine-down',
      1,
      'error during connect: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.45/containers/json": EOF',
    ],
    // Recorded.
    ['config-error', 15, 'validating -: services.a Additional property imag is not allowed'],
    [
      'build-failed',
      17,
      'failed to solve: process "/bin/sh -c exit 7" did not complete successfully: exit code: 7',
    ],
    ['config-error', 1, 'words that nobody has seen before'],
  ])('say %s (status %d): %s', (expected, status, stderr) => {
    expect(classOf({ end: exited(status, `${stderr}\n`) })).toBe(expected);
  });

  it('never count when they are those of a step of a build, or of a container', () => {
    const printed =
      'failed to solve: process "/bin/sh -c pull" did not complete successfully: toomanyrequests';
    expect(classOf({ step: 'build', end: exited(17, printed) })).toBe('build-failed');
    expect(classOf({ end: exited(1, 'db-1  | Error response from daemon: toomanyrequests') })).toBe(
      'config-error',
    );
  });

  it('may be about a name that a change has misspelt', () => {
    const of = (host: string): RunResult =>
      exited(18, `${DAEMON}Get "https://${host}/v2/": dial tcp: lookup ${host}: no such host`);
    expect(classOf({ ...SUSPICIOUS, end: of('gchr.io') })).toBe('image-reference');
    expect(classOf({ ...SUSPICIOUS, end: of('registry-1.docker.io') })).toBe('pull-unavailable');
  });
});

describe('services that did not come up', () => {
  const down = (service: string, changes: Partial<FailedService> = {}): Partial<StartFailure> => ({
    end: exited(1, `dependency failed to start: container base-${service}-1 exited (3)`),
    failed: [{ service, how: 'exited', exitCode: 3, ...changes }],
  });

  it.each<[string, Partial<StartFailure>]>([
    ['service-unhealthy', down('db')],
    ['service-unhealthy', down('db', { how: 'unhealthy' })],
    ['service-broken-by-change', down('own')],
    ['service-broken-by-change', { ...down('db'), ...SUSPICIOUS }],
    ['host-resource', { ...down('db'), outOfMemory: ['db'] }],
    ['service-broken-by-change', { ...down('own'), outOfMemory: ['own'] }],
    ['service-unhealthy', { ...down('db'), outOfMemory: ['other'] }],
    ['service-unhealthy', { late: ['db'] }],
    ['service-broken-by-change', { late: ['db', 'own'] }],
    ['service-broken-by-change', {}],
    [
      'build-failed',
      { step: 'build', end: { kind: 'deadline-passed', deadline: 1, stdout: '', stderr: '' } },
    ],
    ['engine-absent', { end: { kind: 'not-found', program: 'docker' } }],
  ])('come to %s (%j)', (expected, changes) => {
    expect(classOf(changes)).toBe(expected);
  });

  it('were perhaps never begun, because their images were not pulled in time', () => {
    const end: RunResult = {
      kind: 'deadline-passed',
      deadline: 1,
      stdout: '',
      stderr: ' db Pulling \n x Pulling \n x Pulled \n',
    };
    expect(classifyStartFailure({ ...FAILURE, end, late: ['db', 'own'] })).toEqual({
      cause: { class: 'pull-unavailable', reason: 'the images of db were not pulled in time' },
      services: ['db'],
    });
    expect(classOf({ ...SUSPICIOUS, end, late: ['db'] })).toBe('service-broken-by-change');
  });

  it('are named, each with what it did', () => {
    const failed: FailedService[] = [
      { service: 'a', how: 'unhealthy', exitCode: 0 },
      { service: 'b', how: 'exited', exitCode: 3 },
      { service: 'c', how: 'ended-early', exitCode: 0 },
      { service: 'db', how: 'not-started', exitCode: 127 },
    ];
    expect(classifyStartFailure({ ...FAILURE, failed })).toEqual({
      cause: {
        class: 'service-unhealthy',
        reason:
          'a is unhealthy, b ended with status 3, c ended, and is not known as a one-shot, db could not be started (status 127)',
      },
      services: ['a', 'b', 'c', 'db'],
    });
  });
});
