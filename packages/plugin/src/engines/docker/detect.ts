import type { CommandRunner, RunResult } from '../../host/command-runner';
import type { Detection } from '../engine';
import { createDockerEngine } from './docker-engine';

const TRIED = 'docker with buildx';
/** Milliseconds that a healthy engine never needs to say its version; a hung one would let the client wait for ever. */
const DEADLINE = 5_000;

/** Looks for a docker client, a running engine behind it, and the buildx plugin. */
export async function detectDocker(run: CommandRunner, environment: NodeJS.ProcessEnv): Promise<Detection> {
  const options = { environment, deadline: DEADLINE };
  const answer = await run(['docker', 'version', '--format', '{{json .Server}}'], options);
  const version = readServerVersion(answer);
  if (version === undefined) {
    const where = await engineAddress(run, environment);
    return { kind: 'missing', tried: TRIED, ...explainSilence(answer, where) };
  }
  const buildx = await run(['docker', 'buildx', 'version'], options);
  if (buildx.kind !== 'exited' || buildx.status !== 0) {
    return {
      kind: 'missing',
      tried: TRIED,
      reason: `the engine answers (version ${version}), but the docker client has no buildx plugin`,
      fix: 'install the package docker-buildx-plugin (Docker) or docker-buildx (Debian)',
    };
  }
  return { kind: 'found', engine: createDockerEngine(run, environment, version) };
}

function readServerVersion(answer: RunResult): string | undefined {
  if (answer.kind !== 'exited' || answer.status !== 0) return undefined;
  try {
    return (JSON.parse(answer.stdout) as { Version?: string } | null)?.Version;
  } catch {
    return undefined;
  }
}

/** Where the client looks for its engine, for messages only. */
async function engineAddress(run: CommandRunner, environment: NodeJS.ProcessEnv): Promise<string> {
  const fromEnvironment = environment['DOCKER_HOST'];
  if (fromEnvironment !== undefined && fromEnvironment !== '') return fromEnvironment;
  const command = ['docker', 'context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'] as const;
  const answer = await run(command, { environment, deadline: DEADLINE });
  return (answer.kind === 'exited' && answer.status === 0 && answer.stdout.trim()) || 'its default address';
}

function explainSilence(answer: RunResult, where: string): { reason: string; fix: string } {
  switch (answer.kind) {
    case 'not-found':
      return { reason: 'there is no docker on PATH', fix: 'install Docker, or put its client on PATH' };
    case 'deadline-passed':
      return {
        reason: `the engine at ${where} took the connection, but gave no answer in ${String(answer.deadline / 1000)} s: it hangs`,
        fix: 'restart the engine (systemctl restart docker, or restart Docker Desktop)',
      };
    case 'exited':
      return explainRefusal(answer.stderr, where);
    case 'interrupted':
    case 'killed':
      return { reason: 'the docker client was ended before it could answer', fix: 'run the command again' };
  }
}

function explainRefusal(stderr: string, where: string): { reason: string; fix: string } {
  if (/permission denied/i.test(stderr)) {
    return {
      reason: `this user may not talk to the engine at ${where}`,
      fix: 'add the user to the group docker and log in again, or use a rootless engine',
    };
  }
  if (
    /cannot connect to the docker daemon|is the docker daemon running|error during connect|failed to connect/i.test(
      stderr,
    )
  ) {
    return {
      reason: `no engine answers at ${where}`,
      fix: 'start it (systemctl start docker, or start Docker Desktop), or set DOCKER_HOST to where it listens',
    };
  }
  const [firstLine = ''] = stderr.trim().split('\n');
  return {
    reason: `the docker client failed: ${firstLine}`,
    fix: 'run `docker version` and mend what it reports',
  };
}
