// Made from image.schema.json by `npm run generate`; edit that.

/**
 * dist/nx-alpine/<projectRoot>/image.json: what the last alpine-build of a project came to. There is none while a build runs or after it was interrupted.
 */
export type ImageRecord = BuiltImage | FailedBuild;

/**
 * An image that the engine built and that has been verified to be Alpine.
 */
export interface BuiltImage {
  /**
   * Grows when a field changes its meaning.
   */
  schemaVersion: 1;
  /**
   * The engine built the image now, from its cache or anew.
   */
  outcome: 'built';
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
   * Id by which the engine knows the image.
   */
  id: string;
  /**
   * Digest that the engine reported for the image's manifest; null where it reports none.
   */
  digest: string | null;
  /**
   * Names that now lead to the image.
   */
  tags: string[];
  /**
   * Size in bytes, as the engine counts it.
   */
  sizeBytes: number;
  /**
   * For example linux/amd64.
   */
  platform: string;
  /**
   * From the image's /etc/alpine-release, for example 3.24.1.
   */
  alpineVersion: string;
  /**
   * The image's own words for itself, PRETTY_NAME of its os-release.
   */
  distribution: string;
  /**
   * How often the engine was asked to build: more than once after failures that may pass by themselves.
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
  name: 'docker';
  /**
   * Version of the engine, not of its client.
   */
  version: string;
}
/**
 * The build context: the workspace root, filtered by the ignore file that holds for the Dockerfile.
 */
export interface ContextSize {
  /**
   * Files and symbolic links; folders do not count.
   */
  files: number;
  /**
   * Their sizes added up, in bytes.
   */
  bytes: number;
}
/**
 * A build that gave no verified image. Tags that existed before still lead to what they led to.
 */
export interface FailedBuild {
  /**
   * Grows when a field changes its meaning.
   */
  schemaVersion: 1;
  /**
   * There is no new image.
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
   * options: wrong options or files. not-alpine: before or after the build. no-engine: none answers. engine: the engine, a registry, the network or the machine failed, or is too old. build: the files or options are to blame.
   */
  failure: 'options' | 'not-alpine' | 'no-engine' | 'engine' | 'build';
  cause?: FailureCause;
  /**
   * How often the engine was asked to build: more than once after failures that may pass by themselves.
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
