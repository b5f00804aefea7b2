import { writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { startBackground, untilReady, type Background } from './background';
import type { Bridge } from './bridge';
import { controlGroupOf } from './control-groups';
import { insideNamespaces } from './namespaces';
import { noteOptFolder } from './opt-folder';
import { identityOf } from './process-identity';
import type { Programs } from './programs';
import type { Registry } from './registry';
import type { RunDirectory } from './run-directory';

/** The address of the engine that belongs to a run. */
export function engineAddress(run: RunDirectory): string {
  return `unix://${socketOf(run)}`;
}

/** Where the identity of the outermost process is kept, for whoever tidies up if we cannot. */
export function identityFile(run: RunDirectory): string {
  return join(run.path, 'daemon.json');
}

/** Starts a daemon that shares nothing with another one on this machine; `features` are those of its options file. */
export function launchDaemon(
  run: RunDirectory,
  programs: Programs,
  bridge: Bridge,
  registry: Registry,
  features: Readonly<Record<string, boolean>> = {},
): Background {
  // Without a file of its own it would read the machine's.
  writeFileSync(optionsFile(run), JSON.stringify({ features }));
  noteOptFolder(run);
  const argv = insideNamespaces(run, ['dockerd', ...daemonOptions(run, programs, bridge, registry)]);
  const program = startBackground('dockerd', argv, join(run.path, 'dockerd.log'), programs.env);
  writeFileSync(identityFile(run), JSON.stringify(identityOf(program.pid)));
  return program;
}

/** Waits until the daemon answers. */
export async function untilDaemonAnswers(
  program: Background,
  run: RunDirectory,
  signal: AbortSignal,
): Promise<void> {
  await untilReady(program, () => answers(socketOf(run)), signal);
}

function optionsFile(run: RunDirectory): string {
  return join(run.path, 'daemon-options.json');
}

function socketOf(run: RunDirectory): string {
  return join(run.path, 'docker.sock');
}

function daemonOptions(run: RunDirectory, programs: Programs, bridge: Bridge, registry: Registry): string[] {
  return [
    `--host=${engineAddress(run)}`,
    `--data-root=${join(run.path, 'data')}`,
    `--exec-root=${join(run.path, 'exec')}`,
    `--pidfile=${join(run.path, 'dockerd.pid')}`,
    `--config-file=${optionsFile(run)}`,
    `--bridge=${bridge.name}`,
    `--default-address-pool=${bridge.pool}`,
    // Published ports go through docker-proxy: no packet filter of the machine is touched.
    ...['--iptables=false', '--ip6tables=false', '--ip-masq=false', '--ip-forward=false'],
    `--userland-proxy-path=${join(programs.folder, 'engine/usr/sbin/docker-proxy')}`,
    ...['--exec-opt=native.cgroupdriver=cgroupfs', `--cgroup-parent=${controlGroupOf(run)}`],
    `--registry-mirror=http://${registry.address}`,
    `--insecure-registry=${registry.address}`,
  ];
}

function answers(socketPath: string): Promise<true | undefined> {
  return new Promise((resolve) => {
    const request = get({ socketPath, path: '/_ping', timeout: 2000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200 ? true : undefined);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(undefined));
  });
}
