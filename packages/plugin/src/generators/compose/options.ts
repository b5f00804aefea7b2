// Made from schema.json by `npm run generate`; edit that.

/**
 * Writes a compose file that builds a project from its Alpine Dockerfile and starts the stock services that it needs, for development and tests. What exists is kept.
 */
export interface ComposeOptions {
  /**
   * The project to write it for.
   */
  project: string;
  /**
   * Stock services that the project needs, each from an Alpine image.
   */
  services?: ('postgres' | 'redis' | 'valkey' | 'memcached' | 'rabbitmq' | 'nats')[];
  /**
   * Where compose.yaml belongs: beside the project, or at the workspace root.
   */
  layout?: 'project' | 'workspace';
  /**
   * What holds the data of the stock services: volumes, which stay until they are removed, or memory, which is faster and forgets.
   */
  data?: 'volume' | 'memory';
  /**
   * Port that the service listens on inside its container. Default: the one that its Dockerfile exposes.
   */
  port?: number;
  /**
   * Overwrites a file that exists and differs.
   */
  force?: boolean;
}
