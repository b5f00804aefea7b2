import type { ContainerRequest, Containers, ContainerState } from '../engine';
import { succeed, type Client } from './client';

/** Lines of a container's output that help to see why it failed. */
const LAST_LINES = '40';

/** Containers of docker or podman. */
export function containersOf(client: Client): Containers {
  const { ask } = client;
  return {
    start: async (request) => {
      succeed(await ask(startArguments(request), { environment: request.environment }));
    },
    state: (name) => readState(client, name),
    address: async (name, port) => {
      const answer = await ask(['container', 'port', name, `${String(port)}/tcp`]);
      if (answer.kind !== 'exited' || answer.status !== 0) return undefined;
      return answer.stdout.split('\n')[0]?.trim();
    },
    logs: async (name) => {
      const answer = await ask(['container', 'logs', '--tail', LAST_LINES, name]);
      return answer.kind === 'exited' ? `${answer.stdout}${answer.stderr}` : '';
    },
    remove: async (name) => {
      // podman would wait ten seconds for the end of the program, docker waits for none.
      const atOnce = client.program === 'podman' ? ['--time', '0'] : [];
      await ask(['container', 'rm', '--force', ...atOnce, '--volumes', name]);
    },
  };
}

function startArguments({ image, name, environment, port }: ContainerRequest): string[] {
  return [
    ...['container', 'run', '--detach', '--name', name, '--pull', 'never'],
    // Their values come from the client's environment, where nobody else can read them.
    ...[...environment.keys()].flatMap((variable) => ['--env', variable]),
    ...(port === undefined ? [] : ['--publish', `127.0.0.1::${String(port)}`]),
    image,
  ];
}

/** The part of both answers that we use. */
interface InspectedState {
  readonly Running: boolean;
  readonly ExitCode: number;
  readonly Health?: { readonly Status?: string } | null;
}

async function readState(client: Client, name: string): Promise<ContainerState> {
  const json = succeed(await client.ask(['container', 'inspect', '--format', '{{json .State}}', name]));
  const { Running, ExitCode, Health } = JSON.parse(json) as InspectedState;
  const health = readHealth(Health?.Status);
  return {
    isRunning: Running,
    exitStatus: ExitCode,
    health:
      client.program === 'podman' && Running && health === 'starting'
        ? await checkOnce(client, name)
        : health,
  };
}

function readHealth(status: string | undefined): ContainerState['health'] {
  return status === 'starting' || status === 'healthy' || status === 'unhealthy' ? status : undefined;
}

/** podman leaves the checks to systemd, which many machines and all containers lack. */
async function checkOnce({ ask }: Client, name: string): Promise<'starting' | 'healthy'> {
  const answer = await ask(['healthcheck', 'run', name]);
  return answer.kind === 'exited' && answer.status === 0 ? 'healthy' : 'starting';
}
