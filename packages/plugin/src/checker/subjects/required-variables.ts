import { readReference } from '../../formats/image-name/image-reference';

/** Variables of which an image refuses to start without one, and what its program is called. */
export interface RequiredVariables {
  /** Any of them will do; a name with `_FILE` behind it counts for its own. */
  readonly anyOf: readonly string[];
  /** The names with which the image's entry point starts the server itself. */
  readonly server: RegExp;
  /** Where the data lies; what is there already needs no variables. */
  readonly data: readonly string[];
  readonly fix: string;
}

const MYSQL = ['MYSQL_ROOT_PASSWORD', 'MYSQL_ALLOW_EMPTY_PASSWORD', 'MYSQL_RANDOM_ROOT_PASSWORD'];
const POSTGRES: RequiredVariables = {
  anyOf: ['POSTGRES_PASSWORD', 'POSTGRES_HOST_AUTH_METHOD'],
  server: /^(?:postgres|-)/,
  data: ['/var/lib/postgresql'],
  fix: 'Add to environment: POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?}',
};

/** By repository; the entry points of these images end with an error otherwise. */
const KNOWN: Readonly<Record<string, RequiredVariables>> = {
  postgres: POSTGRES,
  'postgis/postgis': POSTGRES,
  'pgvector/pgvector': POSTGRES,
  mysql: {
    anyOf: MYSQL,
    server: /^(?:mysqld|-)/,
    data: ['/var/lib/mysql'],
    fix: 'Add to environment: MYSQL_ROOT_PASSWORD: ${MYSQL_ROOT_PASSWORD:?}',
  },
  mariadb: {
    anyOf: [
      ...MYSQL,
      ...['MARIADB_ROOT_PASSWORD', 'MARIADB_ROOT_PASSWORD_HASH', 'MARIADB_ALLOW_EMPTY_ROOT_PASSWORD'],
      ...['MARIADB_RANDOM_ROOT_PASSWORD'],
    ],
    server: /^(?:mariadbd|mysqld|-)/,
    // It also begins with a backup that lies there.
    data: ['/var/lib/mysql', '/docker-entrypoint-initdb.d'],
    fix: 'Add to environment: MARIADB_ROOT_PASSWORD: ${MARIADB_ROOT_PASSWORD:?}',
  },
};

/** What the image asks for; undefined for others, and for releases of which that is not known. */
export function requiredVariables(image: string): RequiredVariables | undefined {
  if (/[$\s]/.test(image)) return undefined;
  const { repository, tag } = readReference(image);
  const known = Object.hasOwn(KNOWN, repository) ? KNOWN[repository] : undefined;
  return known === POSTGRES && !asksForPassword(tag) ? undefined : known;
}

/** Postgres does so since February 2020: https://github.com/docker-library/postgres/pull/658 */
function asksForPassword(tag: string): boolean {
  const [, major, , minor] = /^(?:pg)?(\d+)(\.(\d+))?/.exec(tag) ?? [];
  if (major === undefined) return true;
  if (Number(major) >= 13) return true;
  // 12.1 and before went without; a moving tag such as `12` does not.
  const FIRST: Readonly<Record<string, number>> = { '12': 2, '11': 7, '10': 12 };
  return Number(major) >= 10 && (minor === undefined || Number(minor) >= (FIRST[major] ?? Infinity));
}
