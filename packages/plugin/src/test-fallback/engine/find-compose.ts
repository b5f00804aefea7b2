import type { CommandRunner, RunResult } from '../../host/command-runner';
import type { EngineFailure } from './engine-verdict';

/** Milliseconds in which the client has to name its version; it asks no engine for that, so only a busy machine keeps it. */
const DEADLINE = 15_000;

const INSTALL =
  'install Docker with its plugin compose (package docker-compose-plugin of Docker, docker-compose of Debian)';

/**
 * Looks for docker's client and its plugin compose; undefined where both are there.
 *
 * A `docker-compose` of its own is not taken in their place: the first generation cannot do what is asked of it here,
 * and the second is the very program that the plugin is, so that a link in `~/.docker/cli-plugins` makes it one.
 */
export async function findComposeTrouble(
  run: CommandRunner,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<EngineFailure | undefined> {
  const options = { environment, deadline: DEADLINE, signal, patience: 0 };
  const reason = whyNot(await run(['docker', 'compose', 'version', '--short'], options));
  if (reason === undefined) return undefined;
  const alone = await run(['docker-compose', 'version', '--short'], options);
  const fix = isSecondGeneration(alone)
    ? 'make the docker-compose that is there a plugin: link it as docker-compose in ~/.docker/cli-plugins'
    : INSTALL;
  return { class: 'engine-absent', reason, fix };
}

function whyNot(result: RunResult): string | undefined {
  switch (result.kind) {
    case 'not-found':
      return 'there is no docker client on PATH to start the services with';
    case 'deadline-passed':
      // It is there, and slow: whether it is too slow, the start of the services shows.
      return undefined;
    case 'interrupted':
    case 'killed':
      return 'the docker client was ended before it could tell its version';
    case 'exited':
      return isSecondGeneration(result) ? undefined : 'the docker client has no plugin compose';
  }
}

function isSecondGeneration(result: RunResult): boolean {
  return result.kind === 'exited' && result.status === 0 && /^v?(?:[2-9]|\d\d)\./m.test(result.stdout.trim());
}
