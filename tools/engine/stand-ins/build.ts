import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { alpineReleaseOf, repositoryOf, tagOf, type BaseImage } from '../base-images';
import { say } from '../progress';
import { must } from '../run';
import { alpine } from './alpine';
import { go } from './go';
import { redis, valkey } from './key-value-store';
import { nginx } from './nginx';
import { node } from './node';
import type { PrivateEngine } from './provide';
import { postgres } from './postgres';
import { python } from './python';
import { makeShellRoot } from './shell-root';
import type { StandIn } from './stand-in';

/** How the stand-in for an image is made. */
export function standInFor(image: BaseImage): StandIn {
  return { alpine, go, nginx, node, postgres, python, redis, valkey }[image.standIn];
}

/** Makes a stand-in of unpacked packages, gives it to the engine's own registry, and keeps it nowhere else. */
export async function publishStandIn(
  image: BaseImage,
  engine: PrivateEngine,
  packages = engine.programs.folder,
): Promise<void> {
  const { env, registry, run, signal } = engine;
  const archive = join(run.path, `root-${image.standIn}.tar`);
  const name = `${registry.address}/${repositoryOf(image)}:${tagOf(image)}`;
  await packStandIn(image, engine, packages, archive);
  for (const argv of [importing(image, archive, name), ['push', '--quiet', name], ['image', 'rm', name]]) {
    await must(`cannot publish the stand-in for ${image.name}`, 'docker', argv, {
      env,
      signal,
      deadlineSeconds: 300,
    });
  }
  rmSync(archive);
}

/** Gives a packed stand-in to an engine alone. */
export async function importStandIn(
  image: BaseImage,
  archive: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> {
  await must(
    `cannot import the stand-in for ${image.name}`,
    'docker',
    importing(image, archive, image.name),
    { env, signal, deadlineSeconds: 300 },
  );
  say(`${image.name} is a stand-in, not Alpine: ${standInFor(image).contents}`);
}

/** Packs the root folder of a stand-in, made of unpacked packages. */
export async function packStandIn(
  image: BaseImage,
  { programs, run, signal }: Pick<PrivateEngine, 'programs' | 'run' | 'signal'>,
  packages: string,
  archive: string,
): Promise<void> {
  const standIn = standInFor(image);
  const root = join(run.path, `root-${image.standIn}`);
  mkdirSync(root);
  await makeShellRoot(root, alpineReleaseOf(image), standIn, programs, signal);
  await standIn.fill(root, packages, signal);
  removeDocumentation(root);
  await must('cannot pack a stand-in', 'tar', ['--numeric-owner', '-C', root, '-cf', archive, '.'], {
    signal,
  });
  rmSync(root, { recursive: true });
}

function importing(image: BaseImage, archive: string, name: string): string[] {
  return ['import', ...changes(image, standInFor(image)), archive, name];
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
