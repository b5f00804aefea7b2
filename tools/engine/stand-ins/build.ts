import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { alpineReleaseOf, repositoryOf, tagOf, type BaseImage } from '../base-images';
import { must } from '../run';
import { alpine } from './alpine';
import { go } from './go';
import { nginx } from './nginx';
import { node } from './node';
import type { PrivateEngine } from './provide';
import { python } from './python';
import { makeShellRoot } from './shell-root';
import type { StandIn } from './stand-in';

/** How the stand-in for an image is made. */
export function standInFor(image: BaseImage): StandIn {
  return { alpine, go, nginx, node, python }[image.standIn];
}

/** Makes a stand-in of unpacked packages, gives it to the engine's own registry, and keeps it nowhere else. */
export async function publishStandIn(
  image: BaseImage,
  engine: PrivateEngine,
  packages = engine.programs.folder,
): Promise<void> {
  const { env, programs, registry, run, signal } = engine;
  const standIn = standInFor(image);
  const root = join(run.path, `root-${image.standIn}`);
  const archive = `${root}.tar`;
  const name = `${registry.address}/${repositoryOf(image)}:${tagOf(image)}`;
  mkdirSync(root);
  await makeShellRoot(root, alpineReleaseOf(image.name), standIn, programs, signal);
  await standIn.fill(root, packages, signal);
  removeDocumentation(root);
  await must('cannot pack a stand-in', 'tar', ['--numeric-owner', '-C', root, '-cf', archive, '.'], {
    signal,
  });
  const importing = ['import', ...changes(image, standIn), archive, name];
  for (const argv of [importing, ['push', '--quiet', name], ['image', 'rm', name]]) {
    await must(`cannot publish the stand-in for ${image.name}`, 'docker', argv, {
      env,
      signal,
      deadlineSeconds: 300,
    });
  }
  for (const path of [root, archive]) rmSync(path, { recursive: true });
}

const document = 'tools/engine/stand-ins/README.md';

/** The instructions and labels as arguments of `docker import`. */
function changes({ name }: BaseImage, { contents, instructions }: StandIn): string[] {
  const description = `Stand-in for ${name} where no registry can be reached: ${contents}. This is not Alpine, and ${document} says what else it cannot show.`;
  const labels = [
    'LABEL dev.nx-alpine.stand-in="true"',
    `LABEL org.opencontainers.image.description="${description}"`,
  ];
  return [...instructions, ...labels].flatMap((instruction) => ['--change', instruction]);
}

function removeDocumentation(root: string): void {
  for (const name of ['bug', 'doc', 'lintian', 'locale', 'man']) {
    rmSync(join(root, 'usr/share', name), { recursive: true, force: true });
  }
}
