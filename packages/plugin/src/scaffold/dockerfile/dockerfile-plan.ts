import type { IgnoreFileRequest } from '../ignore-file/ignore-file';
import type { PlannedFile } from '../planned-file';

/** A Dockerfile to be written, with what its ignore file must let through. */
export interface DockerfilePlan extends IgnoreFileRequest {
  readonly text: string;
  /** Files beside the Dockerfile that it copies. */
  readonly files?: readonly PlannedFile[];
  /** Targets of the project that must have run before the image is built. */
  readonly dependsOn?: readonly string[];
}

/** What all stacks need to know of the file to be written. */
export interface DockerfileRequest {
  /** From the workspace root. */
  readonly path: string;
  /** Port that the service listens on where PORT says nothing else. */
  readonly port: number;
  /** Packages of Alpine that the build stage needs. */
  readonly buildPackages: readonly string[];
  /** Packages of Alpine that the service needs when it runs. */
  readonly runtimePackages: readonly string[];
}
