import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UndoList } from '../undo-list';
import { readLog, startBackground, stopBackground, untilReady } from './background';
import type { Programs } from './programs';
import type { RunDirectory } from './run-directory';

/** A registry on this machine only. */
export interface Registry {
  readonly address: string;
}

/** Starts a registry on a port that the system chooses, and reads from its log which one that is. */
export async function startRegistry(
  run: RunDirectory,
  programs: Programs,
  undo: UndoList,
  signal: AbortSignal,
): Promise<Registry> {
  const config = join(run.path, 'registry.yml');
  // JSON is YAML.
  writeFileSync(config, JSON.stringify(configuration(join(run.path, 'registry'))));
  const argv = ['docker-registry', 'serve', config];
  const program = startBackground('the registry', argv, join(run.path, 'registry.log'), programs.env);
  undo.add('stop the registry', () => stopBackground(program, 5));
  const listening = (): string | undefined => /listening on (127\.0\.0\.1:\d+)/.exec(readLog(program))?.[1];
  return { address: await untilReady(program, listening, signal) };
}

function configuration(rootdirectory: string): object {
  return {
    version: '0.1',
    log: { level: 'info', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory }, delete: { enabled: true } },
    http: { addr: '127.0.0.1:0' },
  };
}
