// Made from schema.json by `npm run generate`; edit that.

/**
 * Builds an image from an Alpine Dockerfile, or finds it already built, verifies that it is Alpine, tags it and writes dist/nx-alpine/<projectRoot>/image.json.
 */
export interface AlpineBuildOptions {
  /**
   * The engine that builds. auto takes the first that answers: docker, podman, buildah.
   */
  engine?: 'auto' | 'docker' | 'podman' | 'buildah';
  /**
   * The Dockerfile, from the workspace root. Default: alpine.Dockerfile or <project>.alpine.Dockerfile in the project's folder.
   */
  file?: string;
  /**
   * The folder that the engine gets as build context, from the workspace root. Default: the workspace root itself.
   */
  context?: string;
  /**
   * The stage to build, by name or number. Default: the last one. On the command line write --stage, because Nx takes --target for itself.
   */
  target?: string;
  /**
   * Names for the image, each <repository>[:<tag>]; {tokens} are filled in when it is built. Default: <project>:<configuration>, or <project>:latest. They are set only after the image has been verified.
   *
   * @minItems 1
   */
  tags?: string[];
  /**
   * Repositories, each of which gets the tags that tagRules make, in the form of docker/metadata-action.
   */
  images?: string[];
  /**
   * Rules for tags in the form of docker/metadata-action, for example type=ref,event=branch or type=semver,pattern={{version}}.
   */
  tagRules?: string[];
  /**
   * How all tags of tagRules are varied.
   */
  flavor?: {
    /**
     * Whether there is a tag latest: auto for releases, true, false.
     */
    latest?: 'auto' | true | false;
    /**
     * Before each tag.
     */
    prefix?: string;
    /**
     * Before latest too.
     */
    prefixOnLatest?: boolean;
    /**
     * After each tag.
     */
    suffix?: string;
    /**
     * After latest too.
     */
    suffixOnLatest?: boolean;
  };
  /**
   * Labels of the image, by name. Tokens that change with every commit ({sha}, {shortSha}, {date}, {commitDate}, {run}) are refused: put them into annotations.
   */
  labels?: {
    [k: string]: string;
  };
  /**
   * Annotations that are added where the image is pushed, by name; a prefix such as index: says where they go. {tokens} are filled in.
   */
  annotations?: {
    [k: string]: string;
  };
  /**
   * Describe the image in the terms of the Open Container Initiative: title, description, url, source, licenses, vendor, documentation as labels; with push also created, revision, version, ref.name as annotations, which only docker with buildx and the containerd store or a builder of its own can add.
   */
  ociMetadata?: boolean;
  /**
   * Values for ARG instructions, by name; {"env": "NAME"} takes the value from the environment. They stay visible in the image's history: use secrets for what must not be seen.
   */
  buildArgs?: {
    [k: string]:
      | string
      | number
      | boolean
      | {
          /**
           * Environment variable that holds the value.
           */
          env: string;
        };
  };
  /**
   * More contexts for FROM and COPY --from, by name: a folder from the workspace root, docker-image://<image>, oci-layout://<folder>, target:<…> or an address.
   */
  buildContexts?: {
    [k: string]: string;
  };
  /**
   * Secrets for RUN --mount=type=secret, by id. Each names a file (from the workspace root) or an environment variable; values never reach the command line, the output or the record.
   */
  secrets?: {
    [k: string]: {
      /**
       * File that holds the secret, from the workspace root.
       */
      file?: string;
      /**
       * Environment variable that holds the secret.
       */
      env?: string;
    };
  };
  /**
   * Keys for RUN --mount=type=ssh: default for those of the agent, or <id>=<socket or key file from the workspace root>.
   */
  ssh?: string[];
  /**
   * The platforms to build for, for example linux/arm64. Default: the engine's own. Several make one image index, which needs push.
   *
   * @minItems 1
   */
  platforms?: string[];
  /**
   * Push the image to the registries of its tags, after it has been verified.
   */
  push?: boolean;
  /**
   * Leave the image in the engine under its tags. false needs push or outputs.
   */
  load?: boolean;
  /**
   * Files or folders to make of the verified image, each type=docker|oci|tar|local and dest=<path from the workspace root>, as a text or an object.
   */
  outputs?: (
    | string
    | {
        [k: string]: string | number | boolean;
      }
  )[];
  /**
   * A file, from the workspace root, that keeps the image for Nx's cache or other tasks: it is written after a build, with a record of its inputs beside it, and loaded instead of building where the inputs are the same.
   */
  archive?: string;
  /**
   * A repository that keeps images under a tag made of all that decides them, in-<digest>; {project} stands for the project. It is asked before a build, and filled by push.
   */
  contentRepository?: string;
  /**
   * Attest at the push how the image was made: true, false or buildx's attributes, for example mode=max.
   */
  provenance?: boolean | string;
  /**
   * Attest at the push what is in the image: true, false or buildx's attributes.
   */
  sbom?: boolean | string;
  /**
   * Where to look for cached steps: an image, or the attributes of a cache such as type=registry,ref=<image>, as a text or an object; {project} stands for the project.
   */
  cacheFrom?: (
    | string
    | {
        [k: string]: string | number | boolean;
      }
  )[];
  /**
   * Where to keep cached steps: an image, or the attributes of a cache such as {"type": "registry", "ref": "<image>", "mode": "max"}. {project} stands for the project. With docker's classic store only inline; podman and buildah take the repository alone.
   */
  cacheTo?: (
    | string
    | {
        [k: string]: string | number | boolean;
      }
  )[];
  /**
   * Run every step again instead of using the engine's cache.
   */
  noCache?: boolean;
  /**
   * Stages whose steps run again instead of coming from the cache.
   */
  noCacheFilter?: string[];
  /**
   * Ask the registries for newer base images.
   */
  pull?: boolean;
  /**
   * The network of RUN steps: default, none or host.
   */
  network?: string;
  /**
   * IP addresses for host names in RUN steps, by name.
   */
  addHosts?: {
    [k: string]: string;
  };
  /**
   * Limits for RUN steps, by name: <soft> or <soft>:<hard>.
   */
  ulimits?: {
    [k: string]: string | number;
  };
  /**
   * Size of /dev/shm in RUN steps, for example 64m.
   */
  shmSize?: string;
  /**
   * The parent cgroup of RUN steps.
   */
  cgroupParent?: string;
  /**
   * What RUN steps may do beyond the ordinary: network.host, security.insecure.
   */
  allow?: string[];
  /**
   * The builder of buildx. Default: the selected one.
   */
  builder?: string;
  /**
   * Give every time in the image that of the last commit which touched the project or what it depends on, or SOURCE_DATE_EPOCH where it is set. Needs the whole git history (fetch-depth: 0).
   */
  reproducible?: boolean;
  /**
   * The most that the image may take in the engine, for example 150 MB; a larger one is a failure.
   */
  maxSize?: string;
  /**
   * Accept an image that runs as root.
   */
  allowRoot?: boolean;
  /**
   * Start a container of the image before it gets its tags, and wait until it is healthy: by its HEALTHCHECK, or by an answer at path. It is always removed.
   */
  smokeTest?: {
    /**
     * Path of a URL that must answer with a status below 400. Default: the image's HEALTHCHECK decides. The engine must run on this machine for that.
     */
    path?: string;
    /**
     * The port of the container that answers.
     */
    port?: number;
    /**
     * Seconds to wait.
     */
    timeout?: number;
    /**
     * Environment variables of the container, by name.
     */
    env?: {
      [k: string]: string;
    };
  };
  /**
   * Say what changed since the last run, if that made or found an image: files, options, bases.
   */
  explainInputs?: boolean;
  /**
   * A file to write the image id to, from the workspace root.
   */
  iidFile?: string;
  /**
   * A file for what buildx tells of the build, from the workspace root. The image is then always built, never found.
   */
  metadataFile?: string;
  /**
   * How often a build, a push or an output is tried again after a failure that may pass by itself, as of a registry or the network; after 2 s, 8 s, 32 s and so on.
   */
  retries?: number;
  /**
   * How the engine shows its progress. auto is plain, because Nx collects the output of tasks; tty hands the terminal to the engine, so that a failure cannot be explained from its log.
   */
  progress?: 'auto' | 'plain' | 'tty' | 'quiet' | 'rawjson';
}
