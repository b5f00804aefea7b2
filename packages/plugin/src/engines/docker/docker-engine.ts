import type { CommandRunner } from '../../host/command-runner';
import type { Engine } from '../engine';
import { createAsk, succeed } from './ask';
import { build } from './build';
import { inspectImage } from './inspect-image';
import { readImageFiles } from './read-image-files';

/** Drives docker with its buildx plugin through the client. */
export function createDockerEngine(
  run: CommandRunner,
  environment: NodeJS.ProcessEnv,
  version: string,
): Engine {
  const ask = createAsk(run, environment);
  return {
    name: 'docker',
    version,
    build: (request, io) => build(run, environment, request, io),
    inspect: (image) => inspectImage(ask, image),
    readFiles: (image, paths) => readImageFiles(ask, image, paths),
    tag: async (image, tag) => {
      succeed(await ask(['image', 'tag', image, tag]));
    },
  };
}
