import { mkdirSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What podman and buildah are told, all of it below one folder. */
export interface ContainersPlace {
  readonly path: string;
  /** The unpacked packages with their programs. */
  readonly programs: string;
  readonly registry: string;
  readonly driver: 'overlay' | 'vfs';
}

/** Writes every configuration file, and answers with the variables that name them. */
export function configureContainers(place: ContainersPlace): Record<string, string> {
  const { path } = place;
  const file = (name: string): string => join(path, name);
  for (const folder of ['home/.config/containers', 'temporary', 'networks']) {
    mkdirSync(file(folder), { recursive: true });
  }
  writeFileSync(file('containers.conf'), containersConf(place));
  writeFileSync(file('storage.conf'), storageConf(place));
  writeFileSync(file('registries.conf'), registriesConf(place.registry));
  writeFileSync(file('auth.json'), '{}');
  writeFileSync(
    file('home/.config/containers/policy.json'),
    JSON.stringify({ default: [{ type: 'insecureAcceptAnything' }] }),
  );
  return {
    CONTAINERS_CONF: file('containers.conf'),
    CONTAINERS_STORAGE_CONF: file('storage.conf'),
    CONTAINERS_REGISTRIES_CONF: file('registries.conf'),
    REGISTRY_AUTH_FILE: file('auth.json'),
    // Needs neither control groups nor a network of its own, so that it works inside of containers too.
    BUILDAH_ISOLATION: 'chroot',
  };
}

/** The faster storage where the folder's file system can carry it: overlays cannot be stacked. */
export function storageDriverFor(folder: string): 'overlay' | 'vfs' {
  return statfsSync(folder).type === OVERLAYFS_SUPER_MAGIC ? 'vfs' : 'overlay';
}

// linux/magic.h
const OVERLAYFS_SUPER_MAGIC = 0x794c7630;

// Published ports go through slirp4netns, as for users who are not root: no packet filter of the machine is touched.
function containersConf({ path, programs }: ContainersPlace): string {
  const program = (name: string): string => JSON.stringify(join(programs, 'usr', name));
  return [
    '[containers]',
    'netns = "slirp4netns"',
    'cgroups = "disabled"',
    // The default asks for more than some machines can give.
    'default_ulimits = ["nofile=1024:1024", "nproc=4096:4096"]',
    'default_sysctls = []',
    'log_driver = "k8s-file"',
    `seccomp_profile = ${program('share/containers/seccomp.json')}`,
    '[network]',
    'network_backend = "netavark"',
    `network_config_dir = ${JSON.stringify(join(path, 'networks'))}`,
    '[engine]',
    'cgroup_manager = "cgroupfs"',
    'events_logger = "file"',
    'runtime = "crun"',
    `conmon_path = [${program('bin/conmon')}]`,
    `network_cmd_path = ${program('bin/slirp4netns')}`,
    `helper_binaries_dir = [${program('libexec/podman')}, ${program('lib/podman')}, ${program('bin')}]`,
    '[engine.runtimes]',
    `crun = [${program('bin/crun')}]`,
    '',
  ].join('\n');
}

function storageConf({ path, driver }: ContainersPlace): string {
  return [
    '[storage]',
    `driver = "${driver}"`,
    `graphroot = ${JSON.stringify(join(path, 'storage'))}`,
    `runroot = ${JSON.stringify(join(path, 'running'))}`,
    '',
  ].join('\n');
}

/** Docker Hub's names are asked of the registry first, and what it does not have of Docker Hub. */
function registriesConf(registry: string): string {
  return [
    'unqualified-search-registries = ["docker.io"]',
    'short-name-mode = "permissive"',
    '[[registry]]',
    'location = "docker.io"',
    '[[registry.mirror]]',
    `location = "${registry}"`,
    'insecure = true',
    '[[registry]]',
    `location = "${registry}"`,
    'insecure = true',
    '',
  ].join('\n');
}
