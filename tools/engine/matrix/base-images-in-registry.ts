import { request } from 'node:http';
import { baseImages, repositoryOf, tagOf } from '../base-images';
import { must } from '../run';

/** Gives a private registry the base images that it does not have, because the main engine could pull the real ones. */
export async function completeRegistry(registry: string, signal: AbortSignal): Promise<void> {
  for (const image of baseImages) {
    const { name } = image;
    const repository = repositoryOf(image);
    const tag = tagOf(image);
    if (await hasManifest(`http://${registry}/v2/${repository}/manifests/${tag}`)) continue;
    const copy = `${registry}/${repository}:${tag}`;
    for (const argv of [
      ['tag', name, copy],
      ['push', '--quiet', copy],
      ['image', 'rm', copy],
    ]) {
      await must(`cannot give ${name} to the private registry`, 'docker', argv, {
        signal,
        deadlineSeconds: 300,
      });
    }
  }
}

const accept = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
];

function hasManifest(url: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'HEAD', headers: { accept: accept.join(', ') }, timeout: 10_000 });
    asked.once('response', (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.once('timeout', () => asked.destroy(new Error(`${url} did not answer within 10 s`)));
    asked.once('error', reject);
    asked.end();
  });
}
