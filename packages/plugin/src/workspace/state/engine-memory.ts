import { join } from 'node:path';
import { findEngine, type EngineChoice } from '../../engines/find-engine';
import type { EngineFacts } from '../../engines/engine-facts';
import type { CommandRunner } from '../../host/command-runner';
import { hashText } from '../../host/file-facts';
import { readTextIfReadable } from '../../host/file-system';
import { removeFile } from '../../host/written-files';
import { recall, remember } from './remembered-json';

/** Milliseconds for which the tasks of a run share what one of them has asked. */
const VALID = 60_000;

/** What decides which engine a client finds. */
const VARIABLES = [
  ...['PATH', 'HOME', 'USERPROFILE', 'DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CONFIG', 'DOCKER_TLS_VERIFY'],
  ...['BUILDX_BUILDER', 'BUILDX_CONFIG', 'CONTAINER_HOST', 'CONTAINER_CONNECTION', 'CONTAINERS_CONF'],
  ...['CONTAINERS_CONF_OVERRIDE', 'CONTAINERS_STORAGE_CONF', 'STORAGE_DRIVER', 'XDG_CONFIG_HOME'],
  ...['XDG_DATA_HOME', 'XDG_RUNTIME_DIR'],
];

interface Memory {
  readonly time: number;
  readonly facts: EngineFacts;
}

/** The engine of this run: what another task has learned of it moments ago, or asked now. */
export async function recallEngine(
  folder: string,
  choice: EngineChoice,
  run: CommandRunner,
  environment: NodeJS.ProcessEnv,
  now: number = Date.now(),
): Promise<EngineFacts> {
  const path = memoryPath(folder, choice, environment);
  const memory = recall(path) as Memory | undefined;
  if (memory !== undefined && now >= memory.time && now - memory.time < VALID) return memory.facts;
  const facts = await findEngine(choice, run, environment);
  await remember(path, { time: now, facts } satisfies Memory);
  return facts;
}

/** Forgets an engine that has failed, so that the next task asks again. */
export async function forgetEngine(
  folder: string,
  choice: EngineChoice,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  await removeFile(memoryPath(folder, choice, environment));
}

function memoryPath(
  folder: string,
  { name, builder = '' }: EngineChoice,
  environment: NodeJS.ProcessEnv,
): string {
  const config =
    environment['DOCKER_CONFIG'] ?? join(environment['HOME'] ?? environment['USERPROFILE'] ?? '', '.docker');
  // Choosing another context or builder writes these. buildx writes the same choice again with every command.
  const choices = ['config.json', 'buildx/current'].map(
    (file) => readTextIfReadable(join(config, file)) ?? null,
  );
  const key = JSON.stringify([name, builder, choices, ...VARIABLES.map((variable) => environment[variable])]);
  return join(folder, `engine-${hashText(key).slice(0, 16)}.json`);
}
