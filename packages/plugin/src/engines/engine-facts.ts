/**
 * The ways in which we drive engines.
 *
 * - `docker-buildx`: docker through its buildx plugin.
 * - `docker-buildkit`: a docker client before 23 without buildx, with the BuildKit that is built into the engine.
 */
export type EngineKind = 'docker-buildx' | 'docker-buildkit' | 'podman' | 'buildah';

export type EngineName = 'docker' | 'podman' | 'buildah';

/** What an engine said of itself; plain data, so that one answer serves all tasks of a run. */
export interface EngineFacts {
  readonly kind: EngineKind;
  readonly name: EngineName;
  /** Version of the engine itself. */
  readonly version: string;
  /** Version of the program that builds: buildx, or the client. */
  readonly clientVersion: string;
  /** The flags of its build command, for example `--cache-to`. */
  readonly flags: readonly string[];
  /** Docker's store: `containerd` keeps manifests, indexes and attestations; `classic` does not. */
  readonly imageStore: 'classic' | 'containerd' | 'containers-storage';
  /** The driver of the selected builder of buildx: `docker` is the engine itself. */
  readonly driver: string | undefined;
  /** What it builds for by default, for example `linux/amd64`. */
  readonly platform: string;
  /** What tells this engine from another one of its kind, on this machine or elsewhere. */
  readonly id: string;
  /** The engines that were looked for before this one, and why they were passed over. */
  readonly passedOver: readonly PassedOver[];
}

/** An engine that was looked for in vain. */
export interface PassedOver {
  /** What was tried, for example `docker`. */
  readonly tried: string;
  readonly reason: string;
  readonly fix: string;
}

/** What one look tells. */
export type DetectedFacts = Omit<EngineFacts, 'passedOver'>;

/** What came of looking for one kind of engine; the reason of a miss is kept for the user. */
export type Detection =
  { readonly kind: 'found'; readonly facts: DetectedFacts } | ({ readonly kind: 'missing' } & PassedOver);

/** The engine's name and version for a line of output. */
export function describeEngine({ kind, name, version, clientVersion }: EngineFacts): string {
  return kind === 'docker-buildx' ? `docker ${version} (buildx ${clientVersion})` : `${name} ${version}`;
}
