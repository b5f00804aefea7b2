/** A container engine that answered, ready to build. */
export interface Engine {
  readonly name: 'docker';
  /** Version of the engine itself, not of its client. */
  readonly version: string;
  readonly build: (request: BuildRequest, io: BuildIo) => Promise<BuildEnd>;
  /** Facts about an image in the engine; undefined where it has no such image. */
  readonly inspect: (image: string) => Promise<ImageFacts | undefined>;
  /** Text files of an image by path, without running it; undefined for each that it lacks. */
  readonly readFiles: (
    image: string,
    paths: readonly string[],
  ) => Promise<ReadonlyMap<string, string | undefined>>;
  /** Points a tag to an image. */
  readonly tag: (image: string, tag: string) => Promise<void>;
}

/** One image to build, in words that every engine shares. All paths are absolute. */
export interface BuildRequest {
  readonly contextRoot: string;
  readonly dockerfile: string;
  readonly target: string | undefined;
  readonly buildArguments: ReadonlyMap<string, string>;
  readonly secrets: readonly Secret[];
  /** For example `linux/arm64`; the engine's own by default. */
  readonly platform: string | undefined;
  /** Whether to ask the registries for newer base images. */
  readonly pull: boolean;
  /** Whether to run every step again. */
  readonly noCache: boolean;
  readonly progress: Progress;
}

/** A secret for `RUN --mount=type=secret`, given by place and never by value. */
export type Secret =
  | { readonly id: string; readonly file: string }
  | { readonly id: string; readonly environmentVariable: string };

export type Progress = 'auto' | 'plain' | 'tty' | 'quiet';

export interface BuildIo {
  readonly signal: AbortSignal;
  /** Receives the engine's progress while it arrives. */
  readonly onOutput: (chunk: string) => void;
}

export type BuildEnd =
  | {
      readonly kind: 'built';
      /** Digests by which the engine may know the image; which one depends on how it stores images. */
      readonly candidateIds: readonly string[];
      /** Digest of the image's manifest, where the engine tells it. */
      readonly digest: string | undefined;
    }
  | { readonly kind: 'failed'; readonly log: string }
  | { readonly kind: 'interrupted' };

export interface ImageFacts {
  readonly id: string;
  readonly sizeBytes: number;
  readonly os: string;
  readonly architecture: string;
  /** For example `v8`; empty for most. */
  readonly variant: string;
}

/** What came of looking for one kind of engine; the reason of a miss is kept for the user. */
export type Detection =
  | { readonly kind: 'found'; readonly engine: Engine }
  | {
      readonly kind: 'missing';
      /** What was tried, for example `docker with buildx`. */
      readonly tried: string;
      readonly reason: string;
      readonly fix: string;
    };
