import { setTimeout as sleep } from 'node:timers/promises';
import { EngineError } from '../engine/engine-error';
import { must, run } from '../engine/run';

const port = 8080;
const healthFormat =
  '{{if not .State.Running}}{{.State.Status}}' +
  '{{else if .State.Health}}{{.State.Health.Status}}{{else}}without a health check{{end}}';

/** Starts an image with its service on a free port of this machine only, and answers with the container's id. */
export async function startContainer(image: string, signal: AbortSignal): Promise<string> {
  const argv = ['run', '--detach', '--publish', `127.0.0.1::${port}`, image];
  return (await must(`cannot start ${image}`, 'docker', argv, { signal })).trim();
}

/** Where this machine reaches the service of a running container. */
export async function addressOf(id: string, signal: AbortSignal): Promise<string> {
  const purpose = `cannot tell where port ${port} is published`;
  return (await must(purpose, 'docker', ['port', id, `${port}/tcp`], { signal })).trim();
}

/** Waits for the image's own health check; otherwise the container's log says what went wrong. */
export async function untilHealthy(id: string, signal: AbortSignal, seconds = 60): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  let state = 'starting';
  while (state === 'starting' && Date.now() < deadline) {
    await sleep(250, undefined, { signal });
    state = (
      await must('cannot inspect the container', 'docker', ['inspect', '-f', healthFormat, id], { signal })
    ).trim();
  }
  if (state !== 'healthy')
    throw new EngineError(`the container is ${state}; its log:\n${await logOf(id, signal)}`);
}

async function logOf(id: string, signal: AbortSignal): Promise<string> {
  const read = await run('sh', ['-c', 'docker logs "$1" 2>&1', 'sh', id], { signal });
  return read.ok ? read.stdout : read.reason;
}

/** Stops a container the way an orchestrator does, then removes it. */
export async function removeContainer(id: string): Promise<void> {
  await run('docker', ['stop', id]);
  await must('cannot remove the container', 'docker', ['rm', '--force', '--volumes', id]);
}
