import type { BuildRequest, Export, Publication } from './build-request';
import type { EngineFacts } from './engine-facts';

/** A container engine that answered, ready to build. */
export interface Engine {
  readonly facts: EngineFacts;
  /** Builds into the engine, without a tag. */
  readonly build: (request: BuildRequest, io: BuildIo) => Promise<BuildEnd>;
  /** Facts about an image in the engine, by id or name; undefined where it has no such image. */
  readonly inspect: (image: string) => Promise<ImageFacts | undefined>;
  /** Text files of an image by path, without running it; undefined for each that it lacks. */
  readonly readFiles: (
    image: string,
    paths: readonly string[],
  ) => Promise<ReadonlyMap<string, string | undefined>>;
  /** Points a tag to an image. */
  readonly tag: (image: string, tag: string) => Promise<void>;
  /** Takes a tag away, and leaves the image where it has another. */
  readonly untag: (tag: string) => Promise<void>;
  /** Sends an image to the registry of its name. */
  readonly push: (image: string, reference: string, io: BuildIo) => Promise<PushEnd>;
  /** Fetches an image by name. */
  readonly pull: (reference: string, platform: string | undefined, io: BuildIo) => Promise<TransferEnd>;
  /** Builds once more, from the cache, and lets the builder push; only buildx can. */
  readonly publish:
    ((request: BuildRequest, publication: Publication, io: BuildIo) => Promise<PushEnd>) | undefined;
  /** Makes a file or folder of an image that was built from the request. */
  readonly export: (
    image: string,
    request: BuildRequest,
    target: Export,
    io: BuildIo,
  ) => Promise<TransferEnd>;
  /** Takes an image from an archive. */
  readonly loadArchive: (file: string, io: BuildIo) => Promise<TransferEnd>;
  /** Asks a registry for the digest of an image, undefined where it has none or gives no answer; not every client can. */
  readonly resolve: ((reference: string) => Promise<string | undefined>) | undefined;
  /** Containers in the background; undefined for an engine that only builds. */
  readonly containers: Containers | undefined;
}

export interface BuildIo {
  readonly signal: AbortSignal;
  /** Receives the engine's progress while it arrives. */
  readonly onOutput: (chunk: string) => void;
}

export type BuildEnd =
  | {
      readonly kind: 'built';
      /** Names by which the engine may know the image; which one depends on how it stores images. */
      readonly candidateIds: readonly string[];
      /** Digest of the image's configuration, where the builder tells it. */
      readonly configuration?: string | undefined;
      /** What buildx tells of the build, as JSON; other clients tell nothing. */
      readonly metadata: string | undefined;
    }
  | { readonly kind: 'failed'; readonly log: string }
  | { readonly kind: 'interrupted' };

export type PushEnd =
  | {
      readonly kind: 'pushed';
      readonly digest: string | undefined;
      /** Digest of the image's configuration, where a builder pushed it and tells. */
      readonly configuration?: string | undefined;
    }
  | Exclude<BuildEnd, { kind: 'built' }>;

export type TransferEnd = { readonly kind: 'done' } | Exclude<BuildEnd, { kind: 'built' }>;

export interface ImageFacts {
  readonly id: string;
  /** `<repository>:<tag>` that lead to it. */
  readonly tags: readonly string[];
  /** `<repository>@<digest>` under which registries have it, as far as the engine knows. */
  readonly repositoryDigests: readonly string[];
  readonly sizeBytes: number;
  readonly os: string;
  readonly architecture: string;
  /** For example `v8`; empty for most. */
  readonly variant: string;
  /** What `USER` says; empty for root. */
  readonly user: string;
  readonly hasHealthcheck: boolean;
}

/** A container to start in the background. */
export interface ContainerRequest {
  readonly image: string;
  readonly name: string;
  readonly environment: ReadonlyMap<string, string>;
  /** A port of the container that the engine publishes on loopback, on a port of its choice. */
  readonly port: number | undefined;
}

export interface ContainerState {
  readonly isRunning: boolean;
  readonly exitStatus: number;
  /** Undefined without a HEALTHCHECK. */
  readonly health: 'starting' | 'healthy' | 'unhealthy' | undefined;
}

export interface Containers {
  readonly start: (request: ContainerRequest) => Promise<void>;
  readonly state: (name: string) => Promise<ContainerState>;
  /** Where a published port is reached, for example `127.0.0.1:49153`; undefined while it is not. */
  readonly address: (name: string, port: number) => Promise<string | undefined>;
  /** The last lines that it printed. */
  readonly logs: (name: string) => Promise<string>;
  readonly remove: (name: string) => Promise<void>;
}
