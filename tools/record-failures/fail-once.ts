import { execa } from 'execa';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { clientOf, type StartedEngine } from '../engine/matrix/engines';
import { withoutPlaces } from './without-places';

/** Commands of one engine, of which the last fails. */
export interface FailingCommands {
  readonly id: string;
  readonly files: Readonly<Record<string, string>> | undefined;
  readonly commands: readonly (readonly string[])[];
  readonly environment: Readonly<Record<string, string>> | undefined;
}

/** Where commands are let fail. */
export interface Stage {
  readonly engine: StartedEngine;
  /** The registry that always fails. */
  readonly registry: string;
}

/** Runs the commands in a folder of their own, and gives the log of the last; undefined where it succeeds. */
export async function failOnce(
  { id, files = {}, commands, environment = {} }: FailingCommands,
  stage: Stage,
): Promise<string | undefined> {
  const place = await mkdtemp(join(tmpdir(), 'failing-'));
  const fill = (text: string): string =>
    text
      .replaceAll('REGISTRY', stage.registry)
      .replaceAll('HTTP', stage.registry.replace('127.0.0.1', 'localhost'))
      .replaceAll('PLACE', place);
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(place, name), fill(text));
    const own = Object.entries(environment).map(([name, value]) => [name, fill(value)] as const);
    const env = { ...(await environmentOf(stage, place)), ...Object.fromEntries(own) };
    const logs: (string | undefined)[] = [];
    for (const command of commands) logs.push(await runOnce(id, command.map(fill), place, { stage, env }));
    const log = logs.at(-1);
    return log === undefined ? undefined : `${withoutPlaces(log, placesOf(stage, place))}\n`;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function runOnce(
  id: string,
  command: readonly string[],
  cwd: string,
  { stage, env }: { stage: Stage; env: NodeJS.ProcessEnv },
): Promise<string | undefined> {
  const { failed, timedOut, all } = await execa(clientOf(stage.engine.name), command, {
    cwd,
    env,
    reject: false,
    all: true,
    stdin: 'ignore',
    timeout: 180_000,
  });
  if (timedOut) throw new Error(`${id} did not end`);
  return failed ? all : undefined;
}

/** Docker takes every registry on loopback for one in plain HTTP; podman and buildah are told so of the one that fails. */
async function environmentOf({ engine, registry }: Stage, place: string): Promise<NodeJS.ProcessEnv> {
  if (clientOf(engine.name) === 'docker') return { ...engine.environment, DOCKER_BUILDKIT: '1' };
  const told = join(place, '.registries.conf');
  const theirs = await readFile(engine.environment['CONTAINERS_REGISTRIES_CONF'] ?? '', 'utf8');
  await writeFile(told, `${theirs}[[registry]]\nlocation = "${registry}"\ninsecure = true\n`);
  return { ...engine.environment, CONTAINERS_REGISTRIES_CONF: told };
}

function placesOf({ engine, registry }: Stage, place: string): Readonly<Record<string, string>> {
  const configuration = engine.environment['CONTAINERS_STORAGE_CONF'] ?? engine.environment['DOCKER_CONFIG'];
  return {
    '/context': place,
    'localhost:5000': registry.replace('127.0.0.1', 'localhost'),
    '127.0.0.1:5000': registry,
    '127.0.0.1:5001': engine.registry,
    ...(configuration !== undefined && { '/engine': dirname(configuration) }),
  };
}
