// Made from schema.json by `npm run generate`; edit that.

/**
 * Writes .env.staging.tests, which tells the tests of a project where its staging environment is, and an example of it with the same keys. It holds no secret, only where each lies in Secret Manager. What exists is kept.
 */
export interface StagingEnvOptions {
  /**
   * The project whose tests use it.
   */
  project: string;
  /**
   * Domain of the staging services, for example acme.dev: auth is found at auth-staging.acme.dev then, which a certificate for *.acme.dev covers.
   */
  baseDomain: string;
  /**
   * Id of the Google Cloud project whose Secret Manager holds the secrets of staging.
   */
  gcpProject: string;
  /**
   * Services that the tests speak with, by the names of their projects or hosts. Default: the project, and those that it depends on and that become an image or are applications.
   *
   * @minItems 1
   */
  services?: string[];
  /**
   * Name of the environment: a part of the file's name and of all hosts.
   */
  environmentName?: string;
  /**
   * Connection name of the project's database in Cloud SQL, for example acme-staging:europe-west1:main.
   */
  cloudSqlInstance?: string;
  /**
   * Adds the URL of the project's WebSocket.
   */
  websocket?: boolean;
  /**
   * Overwrites files that exist and differ.
   */
  force?: boolean;
}
