// Made from schema.json by `npm run generate`; edit that.

/**
 * Builds an image from an Alpine Dockerfile with the workspace root as context, verifies that it is Alpine, tags it and writes dist/nx-alpine/<projectRoot>/image.json.
 */
export interface AlpineBuildOptions {
  /**
   * The Dockerfile, from the workspace root. Default: alpine.Dockerfile or <project>.alpine.Dockerfile in the project's folder.
   */
  file?: string;
  /**
   * The stage to build, by name or number. Default: the last one. On the command line write --stage, because Nx takes --target for itself.
   */
  target?: string;
  /**
   * Names for the image, each <repository>[:<tag>]. Default: <project>:<configuration>, or <project>:latest. They are set only after the image has been verified.
   *
   * @minItems 1
   */
  tags?: string[];
  /**
   * Values for ARG instructions, by name. They stay visible in the image's history: use `secrets` for what must not be seen.
   */
  buildArgs?: {
    [k: string]: string | number | boolean;
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
   * The platform to build for, for example linux/arm64. Default: the engine's own.
   */
  platform?: string;
  /**
   * Ask the registries for newer base images.
   */
  pull?: boolean;
  /**
   * Run every step again instead of using the engine's cache.
   */
  noCache?: boolean;
  /**
   * How often a build is tried again after a failure that may pass by itself, as of a registry or the network; after 2 s, 8 s, 32 s and so on.
   */
  retries?: number;
  /**
   * How the engine shows its progress. auto is plain, because Nx collects the output of tasks; tty hands the terminal to the engine, so that a failure cannot be explained from its log.
   */
  progress?: 'auto' | 'plain' | 'tty' | 'quiet';
}
