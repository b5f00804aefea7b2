import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBackground, stopBackground, untilReady } from '../private/background';
import { identityFile } from '../private/daemon';
import { identityOf } from '../private/process-identity';
import { configureContainers, storageDriverFor } from './containers-configuration';
import { provideContainersPrograms } from './containers-programs';
import { privateHome, privateMounts } from './private-mounts';
import { quoted } from './shell';
import type { PrivatePlace } from './private-place';

/**
 * Podman has no daemon, but its containers outlive its client. So they live in namespaces of processes and mounts that one
 * process keeps open, and end with that.
 */
export async function startPodman(place: PrivatePlace): Promise<NodeJS.ProcessEnv> {
  const { cache, registry, run, signal } = place;
  const { folder, libraries } = await provideContainersPrograms(cache, signal);
  const keeper = await keepNamespaces(place, libraries);
  writeFileSync(join(run.path, 'bin/podman'), client(run.path, keeper, join(folder, 'usr/bin/podman')), {
    mode: 0o755,
  });
  return configureContainers({
    path: run.path,
    programs: folder,
    registry,
    driver: storageDriverFor(run.path),
  });
}

// The first process of a new namespace of processes still sees its outer number in the old /proc.
const script = `
read -r outer _ </proc/self/stat
mount -t proc proc /proc || exit
ready=$1
shift
${privateMounts}
echo "$outer" >"$ready"
exec docker-init -p SIGKILL -- sleep infinity
`;

async function keepNamespaces(
  { run, programs, undo, signal }: PrivatePlace,
  libraries: string,
): Promise<string> {
  const ready = join(run.path, 'keeper.pid');
  const argv = [
    'unshare',
    '--mount',
    '--pid',
    'docker-init',
    '-s',
    '--',
    'sh',
    '-c',
    script,
    'sh',
    ready,
    libraries,
  ];
  const program = startBackground('the keeper of podman', argv, join(run.path, 'keeper.log'), programs.env);
  writeFileSync(identityFile(run), JSON.stringify(identityOf(program.pid)));
  undo.add('end the containers of podman', () => stopBackground(program, 5));
  const look = (): string | undefined =>
    existsSync(ready) ? readFileSync(ready, 'utf8').trim() || undefined : undefined;
  return untilReady(program, look, signal);
}

/** Whoever ends the client ends nsenter, and with that podman is asked to end. */
function client(path: string, keeper: string, program: string): string {
  return [
    '#!/bin/sh',
    privateHome(path),
    `exec nsenter --target ${keeper} --mount --pid --wdns="$PWD" setpriv --pdeathsig TERM ${quoted(program)} "$@"`,
    '',
  ].join('\n');
}
