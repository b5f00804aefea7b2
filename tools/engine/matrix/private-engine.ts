import { mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { EngineError } from '../engine-error';
import { providePrograms } from '../private/programs';
import { createInnerRunDirectory } from '../private/run-directory';
import { removeTraces } from '../private/tidy-up';
import { repositoryRoot } from '../repository-root';
import { UndoList } from '../undo-list';
import { completeRegistry } from './base-images-in-registry';
import { prepareBuildah } from './buildah';
import { findOnPath, pathWithoutClients } from './client-path';
import { startDocker20 } from './docker-20';
import { startDockerWithContainerd } from './dockerd';
import type { EngineName } from './engine-name';
import { startPodman } from './podman';
import type { PrivatePlace } from './private-place';
import { noEngineVariables, type StartedEngine } from './started-engine';

/** Starts an engine beside the private one of with-engine, with the same registry. */
export async function startBesidePrivate(
  name: EngineName,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<StartedEngine> {
  const undo = new UndoList();
  try {
    const place = await placeBeside(env, undo, signal);
    const variables = await starters[name](place, env);
    await completeRegistry(place.registry, signal);
    const path = pathWithoutClients(env['PATH'] ?? '', join(place.run.path, 'path'));
    const PATH = [join(place.run.path, 'bin'), path].join(delimiter);
    const environment = { ...noEngineVariables(), ...variables, PATH };
    return { name, environment, registry: place.registry, stop: () => undo.run() };
  } catch (error) {
    await undo.run();
    throw error;
  }
}

type Starter = (
  place: PrivatePlace,
  env: NodeJS.ProcessEnv,
) => NodeJS.ProcessEnv | Promise<NodeJS.ProcessEnv>;

const starters: Readonly<Record<EngineName, Starter>> = {
  docker: useMainEngine,
  'docker-containerd': startDockerWithContainerd,
  'docker-20.10': startDocker20,
  podman: startPodman,
  buildah: prepareBuildah,
};

/** Today's Docker is the engine that with-engine has started. */
function useMainEngine({ run }: PrivatePlace, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const client = findOnPath('docker', env['PATH'] ?? '');
  if (!client) throw new EngineError('the docker of with-engine is not on PATH');
  symlinkSync(client, join(run.path, 'bin/docker'));
  return { DOCKER_HOST: env['DOCKER_HOST'], DOCKER_CONFIG: env['DOCKER_CONFIG'] };
}

async function placeBeside(
  env: NodeJS.ProcessEnv,
  undo: UndoList,
  signal: AbortSignal,
): Promise<PrivatePlace> {
  const { NX_ALPINE_ENGINE_RUN: outer, NX_ALPINE_REGISTRY: registry } = env;
  if (!outer || !registry)
    throw new EngineError('the engines of the matrix are started by commands of with-engine only');
  const cache = join(repositoryRoot(), '.cache/engine');
  mkdirSync(cache, { recursive: true });
  const programs = await providePrograms(cache, signal);
  const run = createInnerRunDirectory(outer);
  undo.add('remove every trace of the engine', () => removeTraces(run, programs));
  return { cache, run, programs, registry, undo, signal };
}
