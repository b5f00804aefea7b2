import { baseImages } from './base-images';
import { pullImage } from './pull-image';
import { say } from './progress';
import { run } from './run';

/** Why the machine's own engine cannot be used, or undefined when it can and has every base image. */
export async function whyNotExisting(signal: AbortSignal): Promise<string | undefined> {
  const asked = { deadlineSeconds: 10, signal };
  const version = await run('docker', ['version', '--format', 'json'], asked);
  if (!version.ok) return version.reason;
  const buildx = await run('docker', ['buildx', 'version'], asked);
  if (!buildx.ok) return `docker has no buildx plugin: ${buildx.reason}`;
  return firstMissing(signal);
}

async function firstMissing(signal: AbortSignal): Promise<string | undefined> {
  for (const { name } of baseImages) {
    const inspected = await run('docker', ['image', 'inspect', name], { deadlineSeconds: 10, signal });
    if (inspected.ok) continue;
    say(`pulling ${name}`);
    const pulled = await pullImage(name, { signal });
    if (!pulled.ok) return `it does not have ${name} and could not pull it: ${pulled.reason}`;
  }
  return undefined;
}
