// Made from image.schema.json by `npm run generate`; edit that.

/**
 * dist/nx-alpine/<projectRoot>/image.json: what the last alpine-build of a project came to. There is none while a build runs or after it was interrupted.
 */
export type ImageRecord = ReadyImage | FailedBuild;

/**
 * An image that is in the engine, or in its registry, and that has been verified to be Alpine.
 */
export interface ReadyImage {
  /**
   * Grows when a field changes its meaning.
   */
  schemaVersion: 2;
  /**
   * already-there: the engine had the image of these very inputs under all its tags. retagged: it had it, and tags were moved. loaded: the archive had it. pulled: the content repository had it. built: the engine built it now, from its cache or anew.
   */
  outcome: 'already-there' | 'retagged' | 'loaded' | 'pulled' | 'built';
  /**
   * Name of the Nx project.
   */
  project: string;
  /**
   * Configuration of the target, null for none.
   */
  configuration: string | null;
  /**
   * The Dockerfile, from the workspace root.
   */
  dockerfile: string;
  engine: EngineIdentity;
  /**
   * The image, or one for each platform.
   *
   * @minItems 1
   */
  images: VerifiedImage[];
  /**
   * Names that now lead to the image in the engine; none with load: false and for several platforms.
   */
  tags: string[];
  /**
   * Names under which registries now have the image.
   */
  pushed: PushedImage[];
  /**
   * Files and folders that were made of the image.
   */
  outputs: ImageOutput[];
  inputs: ImageInputs;
  /**
   * How a container of the image showed that it works; null where it was not asked to.
   */
  smokeTest: SmokeTest | null;
  /**
   * How often the engine was asked to build: more than once after failures that may pass by themselves, never for an image that was there.
   */
  attempts: number;
  context: ContextSize;
  /**
   * Milliseconds from the first check to this record.
   */
  durationMs: number;
}
export interface EngineIdentity {
  /**
   * Kind of the engine.
   */
  name: 'docker' | 'podman' | 'buildah';
  /**
   * The way in which it builds: docker-buildkit is docker before 23 without the buildx plugin.
   */
  kind: 'docker-buildx' | 'docker-buildkit' | 'podman' | 'buildah';
  /**
   * Version of the engine, not of its client.
   */
  version: string;
  /**
   * Version of the program that builds: buildx, or the client.
   */
  clientVersion: string;
  /**
   * Engines that were looked for before this one, and why they were not taken.
   */
  passedOver: PassedOver[];
}
export interface PassedOver {
  /**
   * For example docker.
   */
  tried: string;
  /**
   * Why it was not taken.
   */
  reason: string;
}
export interface VerifiedImage {
  /**
   * Id by which the engine knows the image.
   */
  id: string;
  /**
   * For example linux/amd64.
   */
  platform: string;
  /**
   * Size in bytes, as the engine counts it.
   */
  sizeBytes: number;
  /**
   * From the image's /etc/alpine-release, for example 3.24.1.
   */
  alpineVersion: string;
  /**
   * The image's own words for itself, PRETTY_NAME of its os-release.
   */
  distribution: string;
  /**
   * Whom it runs as, from USER; empty for root.
   */
  user: string;
  /**
   * Whether this is root, by the image's own /etc/passwd.
   */
  runsAsRoot: boolean;
}
export interface PushedImage {
  /**
   * <repository>:<tag>
   */
  reference: string;
  /**
   * Digest under which the registry has it: of the manifest, or of the index of several. Deploy by it. Null where the client does not tell it.
   */
  digest: string | null;
}
export interface ImageOutput {
  /**
   * What it is.
   */
  type: 'docker' | 'oci' | 'tar' | 'local';
  /**
   * From the workspace root.
   */
  path: string;
}
/**
 * All that decides the image.
 */
export interface ImageInputs {
  /**
   * One digest over all parts: equal inputs, equal digest, on any machine with the same kind of engine and of its image store, for the same platform. Null where a part cannot be known, or changed during the build.
   */
  digest: string | null;
  /**
   * What could not be known before the build, or changed during it.
   */
  unknown: string[];
  /**
   * A digest of each part, or the name of a base as it was resolved; never a value.
   */
  parts: {
    [k: string]: string;
  };
}
export interface SmokeTest {
  /**
   * What was taken for working.
   */
  by: 'healthcheck' | 'url';
  /**
   * Milliseconds from the start of the container.
   */
  durationMs: number;
}
/**
 * The build context: a folder, filtered by the ignore file that holds for the Dockerfile.
 */
export interface ContextSize {
  /**
   * The folder that is the context, from the workspace root, . for the root itself.
   */
  root: string;
  /**
   * Files and symbolic links; folders do not count.
   */
  files: number;
  /**
   * Their sizes added up, in bytes.
   */
  bytes: number;
  /**
   * SHA-256 over paths, modes and contents of all files; null where one could not be read.
   */
  digest: string | null;
}
/**
 * A run that failed. Tags that existed before still lead to what they led to, but for the classes outputs and push.
 */
export interface FailedBuild {
  /**
   * Grows when a field changes its meaning.
   */
  schemaVersion: 2;
  /**
   * The run failed. With failure outputs or push there is an image all the same; else there is no new one.
   */
  outcome: 'failed';
  /**
   * Name of the Nx project.
   */
  project: string;
  /**
   * Configuration of the target, null for none.
   */
  configuration: string | null;
  /**
   * options: wrong options or files, or something that this engine cannot do. not-alpine: before or after the build. checks: too large, runs as root, wrong platform, or the smoke test. no-engine: none answers. engine: the engine, a registry, the network or the machine failed, or is too old. build: the files or options are to blame. outputs: the image is ready and tagged, but a file could not be made of it. push: the same, but it did not reach its registry.
   */
  failure: 'options' | 'not-alpine' | 'checks' | 'no-engine' | 'engine' | 'build' | 'outputs' | 'push';
  cause?: FailureCause;
  /**
   * How often the engine was asked to do what failed: the build, or with failure outputs or push that step.
   */
  attempts?: number;
  /**
   * Everything that was found wrong.
   *
   * @minItems 1
   */
  problems: RecordedProblem[];
  /**
   * Milliseconds from the first check to this record.
   */
  durationMs: number;
}
/**
 * Where the engine gave the build up: why, as far as its log tells.
 */
export interface FailureCause {
  /**
   * infrastructure: engine, registry, network or machine; most likely not the files. transient: the same, and trying again may help. engine-too-old: a newer engine could. yours: files or options.
   */
  class: 'infrastructure' | 'transient' | 'engine-too-old' | 'yours';
  /**
   * The known failure that it is, for example apk-network; null where it is none.
   */
  id: string | null;
}
export interface RecordedProblem {
  /**
   * What is wrong, and where.
   */
  what: string;
  /**
   * Why it cannot work.
   */
  why?: string;
  /**
   * What to do next.
   */
  fix?: string;
}
