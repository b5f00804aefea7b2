import type { StackCause } from './stack';
import type { Suspicion } from './suspicion';

/** Exit statuses of compose that mean something of their own: file not found, not valid, wrong use; failed build; failed pull. */
const WRONG_FILES = [14, 15, 16];
const FAILED_BUILD = 17;

// Each stands at the beginning of a line, where no container and no build step can have put it: compose prints what they print to its
// standard output only.
const ENGINE_GONE =
  /^(?:error during connect: .*|(?:.*: )?Cannot connect to the Docker daemon.*|failed to connect to the docker API.*)$/m;
const OF_DAEMON = String.raw`^(?:Error response from daemon: |failed to create network \S+: |unable to get image '[^'\n]*': |Error: |failed to solve: |no such image: |Error )`;
const NO_SUCH_IMAGE = new RegExp(
  `${OF_DAEMON}.*(?:manifest unknown|not found: manifest|manifest for .* not found|no matching manifest|repository does not exist|pull access denied|requested access to the resource is denied|denied: |unauthorized|invalid reference format|No such image).*$`,
  'im',
);
const REGISTRY_BUSY = new RegExp(
  `${OF_DAEMON}.*(?:toomanyrequests|You have reached your (?:un)?authenticated pull rate limit|(?:received unexpected HTTP status|unexpected status[^:]*): 5\\d\\d|429 Too Many Requests).*$`,
  'im',
);
const NO_WAY = new RegExp(
  `${OF_DAEMON}.*(?:TLS handshake timeout|i/o timeout|Client\\.Timeout exceeded|context deadline exceeded|Temporary failure in name resolution|server misbehaving|network is unreachable|no route to host|connection reset by peer|unexpected EOF|: EOF).*$`,
  'im',
);
const NO_HOST = new RegExp(
  `${OF_DAEMON}.*(?:Get|Head) "https?://([^/":]+).*(?:no such host|connection refused).*$`,
  'im',
);
const OF_HOST = new RegExp(
  `${OF_DAEMON}.*(?:address already in use|port is already allocated|ports are not available|is already in use by container|all predefined address pools have been fully subnetted|non-overlapping IPv4 address pool|no space left on device|could not find bridge|iptables(?:.*)failed|network .* not found after creation).*$`,
  'im',
);

/** Hosts that nobody misspells: compose has them from the engine, not from a file. */
const OF_DOCKER_HUB = /(?:^|\.)docker\.(?:io|com)$/;

/** What compose's own last words mean; undefined where they say nothing that the states of the services do not say better. */
export function classifyClientWords(
  status: number,
  stderr: string,
  step: 'build' | 'up',
  suspicion: Suspicion,
): StackCause | undefined {
  const gone = ENGINE_GONE.exec(stderr)?.[0];
  if (gone !== undefined) return { class: 'engine-down', reason: gone };
  if (WRONG_FILES.includes(status)) return { class: 'config-error', reason: lastLineOf(stderr) };
  if (step === 'build' || status === FAILED_BUILD) return failedBuild(stderr);
  return classifyPull(stderr, suspicion) ?? classifyHost(stderr);
}

function classifyPull(stderr: string, { composeChanged }: Suspicion): StackCause | undefined {
  const wrongName = NO_SUCH_IMAGE.exec(stderr)?.[0];
  if (wrongName !== undefined) return imageReference(wrongName);
  const busy = REGISTRY_BUSY.exec(stderr)?.[0] ?? NO_WAY.exec(stderr)?.[0];
  if (busy !== undefined) return { class: 'pull-unavailable', reason: sentence(busy) };
  const [line, host = ''] = NO_HOST.exec(stderr) ?? [];
  if (line === undefined) return undefined;
  // A changed compose file may have misspelt it.
  const isSuspect = composeChanged && !OF_DOCKER_HUB.test(host);
  return isSuspect ? imageReference(line) : { class: 'pull-unavailable', reason: sentence(line) };
}

function classifyHost(stderr: string): StackCause | undefined {
  const line = OF_HOST.exec(stderr)?.[0];
  return line === undefined ? undefined : { class: 'host-resource', reason: sentence(line) };
}

function failedBuild(stderr: string): StackCause {
  return {
    class: 'build-failed',
    reason: `a service could not be built: ${lastLineOf(stderr)}`,
  };
}

function imageReference(line: string): StackCause {
  return {
    class: 'image-reference',
    reason: sentence(line),
    fix: 'correct the name of the image in the compose file, or log in to its registry',
  };
}

function sentence(line: string): string {
  return line.replace(/^Error response from daemon: /, '').trim();
}

function lastLineOf(stderr: string): string {
  return sentence(stderr.trim().split('\n').at(-1) ?? '');
}
