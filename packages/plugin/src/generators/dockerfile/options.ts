// Made from schema.json by `npm run generate`; edit that.

/**
 * Writes an Alpine Dockerfile for a project, and the ignore file that gives it an exact build context. What language, packages and server it uses is read from its own files. What exists is kept.
 */
export interface DockerfileOptions {
  /**
   * The project to write it for.
   */
  project: string;
  /**
   * What kind of project it is. Default: found out from its files.
   */
  stack?: 'python' | 'node' | 'next' | 'static' | 'go';
  /**
   * Writes <name>.<environment>.alpine.Dockerfile, which alpine-build takes with the configuration of that name, for example staging.
   */
  environment?: string;
  /**
   * Where the files belong: beside the project, or in dockerfiles/ at the workspace root.
   */
  layout?: 'project' | 'central';
  /**
   * Port that the service listens on where the variable PORT says nothing else.
   */
  port?: number;
  /**
   * How the service starts, for example "python3 -m backend"; ${PORT} may stand in it. Default: found out from its files.
   */
  command?: string;
  /**
   * Path of a URL that answers while the service is well, for example /health. Default: one that its sources name, else the open port; empty for no health check.
   */
  healthPath?: string;
  /**
   * The processor for which the project's packages are looked at: which of them have no build for Alpine there.
   */
  architecture?: 'amd64' | 'arm64';
  /**
   * Overwrites files that exist and differ.
   */
  force?: boolean;
}
