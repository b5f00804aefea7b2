import type { Resource } from './endpoint';

const CONNECTION_NAME = /^(?:[a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]:[a-z]+-[a-z]+\d+:[a-z][a-z0-9-]*$/;

/** A connection name `project:region:instance`, whole; undefined where the text is none. */
export function readConnectionName(text: string): Resource | undefined {
  // The proxy's own syntax may name a port or socket after it.
  const name = text.replace(/=(?:tcp|unix):[\w.:/-]*$/, '');
  return CONNECTION_NAME.test(name) ? { kind: 'cloud-sql-instance', name } : undefined;
}

/** The instance behind a socket of Cloud SQL's connector, `/cloudsql/project:region:instance`. */
export function readCloudSqlSocket(path: string): Resource | undefined {
  const name = /^\/cloudsql\/([^/]+)(?:\/\.s\.PGSQL\.\d+)?$/.exec(path)?.[1];
  return name === undefined ? undefined : readConnectionName(name);
}

/** The project of a connection name. */
export function projectOfInstance(connectionName: string): string {
  return connectionName.split(':').slice(0, -2).join(':');
}
