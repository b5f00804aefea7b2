/** One image to build, in words that every engine shares. All paths are absolute. */
export interface BuildRequest {
  readonly contextRoot: string;
  readonly dockerfile: string;
  readonly target: string | undefined;
  readonly buildArguments: ReadonlyMap<string, string>;
  /** Other contexts and images for `FROM` and `COPY --from`, by the name that the Dockerfile uses. */
  readonly buildContexts: ReadonlyMap<string, string>;
  readonly secrets: readonly Secret[];
  readonly ssh: readonly SshForward[];
  readonly labels: ReadonlyMap<string, string>;
  /** For example `linux/arm64`; the engine's own by default. */
  readonly platform: string | undefined;
  /** Whether to ask the registries for newer base images. */
  readonly pull: boolean;
  /** Whether to run every step again. */
  readonly noCache: boolean;
  /** Stages whose steps run again, by name. */
  readonly noCacheFilter: readonly string[];
  readonly cacheFrom: readonly Attributes[];
  readonly cacheTo: readonly Attributes[];
  /** The network of RUN steps: `default`, `none` or `host`, and with podman and buildah others. */
  readonly network: string | undefined;
  /** IP addresses by host name. */
  readonly addHosts: ReadonlyMap<string, string>;
  /** `<soft>[:<hard>]` by name. */
  readonly ulimits: ReadonlyMap<string, string>;
  /** Size of /dev/shm for RUN steps, for example `64m`. */
  readonly shmSize: string | undefined;
  readonly cgroupParent: string | undefined;
  /** What a build may do that is forbidden by default, for example `network.host`. */
  readonly allow: readonly string[];
  /** The builder instance of buildx; the selected one by default. */
  readonly builder: string | undefined;
  /** Seconds since 1970 that stand for every time in the image; the real times by default. */
  readonly sourceDateEpoch: number | undefined;
  readonly progress: Progress;
}

/** A secret for `RUN --mount=type=secret`, given by place and never by value. */
export type Secret =
  | { readonly id: string; readonly file: string }
  | { readonly id: string; readonly environmentVariable: string };

/** Keys for `RUN --mount=type=ssh`: a socket or key files, or those of the agent that runs. */
export interface SshForward {
  readonly id: string;
  readonly paths: readonly string[];
}

/** A cache or an output in the engines' form `type=registry,ref=…`: its attributes by name, `type` among them. */
export type Attributes = ReadonlyMap<string, string>;

export type Progress = 'auto' | 'plain' | 'tty' | 'quiet' | 'rawjson';

/** A file or folder that is made of a built image. */
export interface Export {
  readonly type: 'docker' | 'oci' | 'tar' | 'local';
  readonly destination: string;
}

/** How an image goes to its registries when the builder itself pushes it. */
export interface Publication {
  readonly references: readonly string[];
  /** Several make an index. */
  readonly platforms: readonly string[];
  /** By name; a prefix such as `index:` says where they go. */
  readonly annotations: ReadonlyMap<string, string>;
  /** `true`, `false` or buildx's attributes, for example `mode=max`. */
  readonly provenance: string | undefined;
  readonly sbom: string | undefined;
}
