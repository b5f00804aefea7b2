import type { RunResult } from '../../host/command-runner';

/** Why a docker client told no engine's version, and what to do. */
export interface Silence {
  readonly reason: string;
  readonly fix: string;
}

/** Reads from the end of `docker version` why no engine answered. */
export function explainSilence(answer: RunResult, where: string): Silence {
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

function explainRefusal(stderr: string, where: string): Silence {
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
