/** What a staging environment is asked for. */
export interface StagingWish {
  /** For example `staging`; a part of the files' and of all hosts' names. */
  readonly environmentName: string;
  /** Under which all services are found, for example `acme.dev`. */
  readonly baseDomain: string;
  /** The project of Google Cloud whose Secret Manager holds the secrets. */
  readonly gcpProject: string;
  /** The services that the tests speak with, as Nx knows them or by their short names. */
  readonly services: readonly string[];
  /** `project:region:instance`, where the service has a database there. */
  readonly cloudSqlInstance: string | undefined;
  /** Whether the service itself speaks over a WebSocket, too. */
  readonly websocket: boolean;
}
