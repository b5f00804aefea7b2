import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { EngineError } from '../engine-error';
import { must } from '../run';
import { UndoList } from '../undo-list';
import { findOnPath, pathWithoutClients } from './client-path';
import { clientOf, type EngineName } from './engine-name';
import type { StartedEngine } from './started-engine';

/** Uses an engine that the machine has, with a registry that its Docker runs. */
export async function useInstalled(
  name: EngineName,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<StartedEngine> {
  const client = findOnPath(clientOf(name), env['PATH'] ?? '');
  if (!client) throw new EngineError(`${clientOf(name)} is not on PATH`);
  const undo = new UndoList();
  try {
    const place = mkdtempSync(join(tmpdir(), 'nxa-matrix-'));
    undo.add('remove the links to programs', () => rmSync(place, { recursive: true }));
    const registry = await runRegistry(undo, signal);
    const environment = leadTo(client, place, registry, name, env);
    return { name, environment, registry, stop: () => undo.run() };
  } catch (error) {
    await undo.run();
    throw error;
  }
}

function leadTo(client: string, place: string, registry: string, name: EngineName, env: NodeJS.ProcessEnv) {
  mkdirSync(join(place, 'bin'));
  symlinkSync(client, join(place, 'bin', clientOf(name)));
  const path = pathWithoutClients(env['PATH'] ?? '', join(place, 'path'));
  const PATH = [join(place, 'bin'), path].join(delimiter);
  if (clientOf(name) === 'docker') return { PATH };
  const registries = join(place, 'registries.conf');
  writeFileSync(registries, registriesConf(registry));
  return { PATH, DOCKER_HOST: undefined, DOCKER_CONFIG: undefined, CONTAINERS_REGISTRIES_CONF: registries };
}

/** Docker takes every registry on loopback for one in plain HTTP; the others are told. */
function registriesConf(registry: string): string {
  return `unqualified-search-registries = ["docker.io"]\n[[registry]]\nlocation = "${registry}"\ninsecure = true\n`;
}

async function runRegistry(undo: UndoList, signal: AbortSignal): Promise<string> {
  const docker = (...argv: string[]): Promise<string> =>
    must('cannot run a registry in Docker', 'docker', argv, { signal, deadlineSeconds: 300 });
  const id = await docker('run', '--detach', '--publish', '127.0.0.1::5000', 'registry:2');
  undo.add('remove the registry', () => must('docker', 'docker', ['rm', '--force', '--volumes', id]));
  const [address = ''] = (await docker('port', id, '5000/tcp')).split('\n');
  return address;
}
