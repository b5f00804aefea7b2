// Made from schema.json by `npm run generate`; edit that.

/**
 * Gives a project all that it needs to become an Alpine image and to be tested: a Dockerfile, an ignore file, a compose file, and with baseDomain and gcpProject an env file for staging. A project that is not there yet is made: a small HTTP service with tests that pass. What exists is kept.
 */
export interface ServiceOptions {
  /**
   * A project, or the name of a new one.
   */
  name: string;
  /**
   * Folder of a new project, from the workspace root. Default: services/<name>.
   */
  directory?: string;
  /**
   * Language of a new project; for one that exists it is found out from its files.
   */
  language?: 'python' | 'node';
  /**
   * Where the Dockerfile belongs: beside the project, or in dockerfiles/ at the workspace root.
   */
  layout?: 'project' | 'central';
  /**
   * Port that the service listens on where the variable PORT says nothing else.
   */
  port?: number;
  /**
   * Stock services that the project needs, each from an Alpine image.
   */
  services?: ('postgres' | 'redis' | 'valkey' | 'memcached' | 'rabbitmq' | 'nats')[];
  /**
   * Domain of the staging services, for example acme.dev: auth is found at auth-staging.acme.dev then, which a certificate for *.acme.dev covers. Without it no env file for staging is written.
   */
  baseDomain?: string;
  /**
   * Id of the Google Cloud project whose Secret Manager holds the secrets of staging. Without it no env file for staging is written.
   */
  gcpProject?: string;
  /**
   * Overwrites files that exist and differ.
   */
  force?: boolean;
}
