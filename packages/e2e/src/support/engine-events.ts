import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { docker } from './docker';

/** Where the engine of the tests listens. */
export function engineSocket(): string {
  return (process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock').replace('unix://', '');
}

/** As many as an engine remembers, docker's `eventsLimit`. */
const REMEMBERED = 256;
const TAG = 'nx-alpine-events:none';

/** Has the engine forget all that it has told so far. */
export async function forgetEvents(image: string): Promise<void> {
  const [repository, tag] = TAG.split(':');
  for (let count = 0; count < REMEMBERED; count += 1) {
    await post(`/images/${encodeURIComponent(image)}/tag?repo=${String(repository)}&tag=${String(tag)}`);
  }
  await docker('rmi', TAG);
}

async function post(path: string): Promise<void> {
  const asked = request({ socketPath: engineSocket(), path, method: 'POST', headers: { host: 'engine' } });
  asked.end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  await once(response.resume(), 'end');
  if (response.statusCode !== 201) throw new Error(`${path} gives ${String(response.statusCode)}`);
}
