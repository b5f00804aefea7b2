import type { EngineKind } from '../engine-facts';

/** What an option of the build asks of an engine; each bears the option's name. */
export type Feature =
  | 'addHosts'
  | 'allow'
  | 'annotations'
  | 'buildArgs'
  | 'buildContexts'
  | 'builder'
  | 'cacheFrom'
  | 'cacheTo'
  | 'cgroupParent'
  | 'labels'
  | 'metadataFile'
  | 'network'
  | 'noCache'
  | 'noCacheFilter'
  | 'outputs'
  | 'platforms'
  | 'provenance'
  | 'pull'
  | 'push'
  | 'reproducible'
  | 'sbom'
  | 'secrets'
  | 'shmSize'
  | 'smokeTest'
  | 'ssh'
  | 'target'
  | 'ulimits';

/** Whether a kind of engine can do it. */
export type Support =
  | 'always'
  /** Where its build command has the flag; the version is the first that has. */
  | { readonly flag: string; readonly since: string }
  /** Not in any version. */
  | { readonly never: string };

type Row = Readonly<Record<EngineKind, Support>>;

const always = 'always';
const never = (reason: string): Support => ({ never: reason });
const flag = (name: string, since: string): Support => ({ flag: `--${name}`, since });

const NO_BUILDX = 'only buildx can';
const NOT_PASSED_ON = 'its client takes the flag, but the BuildKit inside the engine never hears of it';
const NO_ATTESTATIONS = 'it makes no attestations';
const NO_FORMAT =
  'annotations need the OCI format, in which an image has no HEALTHCHECK; use labels, or docker with buildx';

/**
 * Which engine can do what: the table of capabilities.
 *
 * A flag is looked for in the client's own help, so that a version which was patched or built without it is not taken for
 * another; the first version that has it stands here for messages and for the reference page.
 */
export const FEATURES: Readonly<Record<Feature, Row>> = {
  target: row(always, always, always, always),
  buildArgs: row(always, always, always, always),
  labels: row(always, always, always, always),
  pull: row(always, always, always, always),
  noCache: row(always, always, always, always),
  push: row(always, always, always, always),
  network: row(always, always, always, always),
  addHosts: row(always, always, flag('add-host', '1.0'), flag('add-host', '1.0')),
  platforms: row(always, flag('platform', '18.09'), flag('platform', '3.0'), flag('platform', '1.17')),
  secrets: row(always, flag('secret', '18.09'), flag('secret', '3.3'), flag('secret', '1.21')),
  ssh: row(always, flag('ssh', '18.09'), flag('ssh', '4.0'), flag('ssh', '1.23')),
  cacheFrom: row(always, flag('cache-from', '18.09'), flag('cache-from', '4.3'), flag('cache-from', '1.28')),
  cacheTo: row(flag('cache-to', '0.3'), always, flag('cache-to', '4.3'), flag('cache-to', '1.28')),
  outputs: row(always, flag('output', '18.09'), flag('output', '4.2'), flag('output', '1.25')),
  buildContexts: row(
    flag('build-context', '0.8'),
    never(NO_BUILDX),
    flag('build-context', '4.2'),
    flag('build-context', '1.26'),
  ),
  ulimits: row(flag('ulimit', '0.7'), never(NOT_PASSED_ON), flag('ulimit', '1.0'), flag('ulimit', '1.0')),
  shmSize: row(
    flag('shm-size', '0.6'),
    never(NOT_PASSED_ON),
    flag('shm-size', '1.0'),
    flag('shm-size', '1.0'),
  ),
  cgroupParent: row(
    flag('cgroup-parent', '0.7'),
    never(NOT_PASSED_ON),
    flag('cgroup-parent', '1.0'),
    flag('cgroup-parent', '1.0'),
  ),
  reproducible: row(
    flag('output', '0.3'),
    never(NO_BUILDX),
    flag('timestamp', '3.0'),
    flag('timestamp', '1.16'),
  ),
  noCacheFilter: row(
    flag('no-cache-filter', '0.8'),
    ...buildxOnly('use noCache, which runs every stage again'),
  ),
  allow: row(flag('allow', '0.3'), ...buildxOnly(NO_BUILDX)),
  builder: row(always, ...buildxOnly('builders belong to buildx')),
  metadataFile: row(
    flag('metadata-file', '0.6'),
    ...buildxOnly('the file is buildx’s own; image.json holds what every engine tells'),
  ),
  provenance: row(flag('provenance', '0.10'), ...buildxOnly(NO_ATTESTATIONS)),
  sbom: row(flag('sbom', '0.10'), ...buildxOnly(NO_ATTESTATIONS)),
  annotations: row(flag('annotation', '0.12'), never(NO_BUILDX), never(NO_FORMAT), never(NO_FORMAT)),
  smokeTest: row(always, always, always, never('it starts no containers in the background; use podman')),
};

function row(buildx: Support, buildkit: Support, podman: Support, buildah: Support): Row {
  return { 'docker-buildx': buildx, 'docker-buildkit': buildkit, podman, buildah };
}

function buildxOnly(reason: string): [Support, Support, Support] {
  return [never(reason), never(reason), never(reason)];
}
