import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { otherEngines } from '../other-engines/provide';
import { say } from '../progress';
import { repositoryRoot } from '../repository-root';
import { provideBaseImages } from '../stand-ins/provide';
import type { UndoList } from '../undo-list';
import { stopBackground } from './background';
import { addBridge, type Bridge } from './bridge';
import { engineAddress, launchDaemon, untilDaemonAnswers } from './daemon';
import { withLock } from './lock';
import { providePrograms, type Programs } from './programs';
import { startRegistry, type Registry } from './registry';
import { createRunDirectory, type RunDirectory } from './run-directory';
import { bridgeNameOf, removeAbandonedRuns, removeTraces } from './tidy-up';

/** Starts an engine that only this run uses, and answers with the environment in which commands find it. */
export async function startPrivateEngine(undo: UndoList, signal: AbortSignal): Promise<NodeJS.ProcessEnv> {
  const cache = join(repositoryRoot(), '.cache/engine');
  mkdirSync(cache, { recursive: true });
  const programs = await providePrograms(cache, signal);
  const run = createRunDirectory();
  undo.add('remove every trace of the engine', () => removeTraces(run, programs));
  const bridge = await prepareNetwork(cache, run, programs, signal);
  const registry = await startRegistry(run, programs, undo, signal);
  const daemon = launchDaemon(run, programs, bridge, registry);
  // Containers that do not listen to SIGTERM are not worth ten seconds: nothing of them is kept.
  undo.add('stop dockerd', () => stopBackground(daemon, 5));
  await untilDaemonAnswers(daemon, run, signal);
  say(`dockerd is ready, with a registry on ${registry.address}`);
  const env = clientEnvironment(run, programs, registry);
  await provideBaseImages({ cache, env, programs, registry, run, signal });
  undo.add('say that the engine stops', () => say('stopping the private engine'));
  return env;
}

/** One at a time, so that two runs neither choose the same subnet nor remove the same remains. */
function prepareNetwork(
  cache: string,
  run: RunDirectory,
  programs: Programs,
  signal: AbortSignal,
): Promise<Bridge> {
  return withLock(join(cache, 'network.lock'), signal, async () => {
    await removeAbandonedRuns(programs);
    return addBridge(bridgeNameOf(run), programs, signal);
  });
}

/** The private `docker` comes first on PATH; nothing else of the private programs is on it. */
function clientEnvironment(run: RunDirectory, programs: Programs, registry: Registry): NodeJS.ProcessEnv {
  const engine = join(programs.folder, 'engine/usr');
  const config = join(run.path, 'config');
  symlinkSync(join(engine, 'bin/docker'), join(run.path, 'bin/docker'));
  symlinkSync(join(engine, 'libexec/docker/cli-plugins'), join(config, 'cli-plugins'));
  const { DOCKER_CONTEXT, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH, BUILDX_BUILDER, ...env } = process.env;
  return {
    ...env,
    ...otherEngines(),
    DOCKER_CONFIG: config,
    DOCKER_HOST: engineAddress(run),
    NX_ALPINE_ENGINE: 'private',
    // For the engines of the matrix, which are started beside this one when a test asks for them.
    NX_ALPINE_ENGINE_RUN: run.path,
    NX_ALPINE_REGISTRY: registry.address,
    PATH: `${join(run.path, 'bin')}:${process.env['PATH'] ?? ''}`,
  };
}
