/** The user of the real image on Alpine. */
export const postgresUser = { name: 'postgres', id: 70, home: '/var/lib/postgresql' } as const;

/** As in the real image of version 18. */
export const postgresData = '/var/lib/postgresql/18/docker';

/** Where Debian's programs look for the rest of themselves. */
export const postgresPrograms = 'usr/lib/postgresql/17';

/**
 * Initialises an empty data folder from POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB behind a server that listens on its socket
 * alone, and gives way to the server, as the user that is not root.
 */
export const postgresEntrypoint = `#!/bin/sh
set -e
case $1 in -*) set -- postgres "$@" ;; esac
[ "$1" = postgres ] || exec "$@"
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA"
  chown -R postgres:postgres "$PGDATA"
  exec su -p -s /bin/sh postgres -c 'exec "$0" "$@"' -- "$0" "$@"
fi
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  user=\${POSTGRES_USER:-postgres}
  database=\${POSTGRES_DB:-$user}
  if [ -z "$POSTGRES_PASSWORD" ] && [ "$POSTGRES_HOST_AUTH_METHOD" != trust ]; then
    echo "$0: POSTGRES_PASSWORD is empty, and POSTGRES_HOST_AUTH_METHOD is not trust" >&2
    exit 1
  fi
  if [ -n "$POSTGRES_PASSWORD" ]; then
    password=$(mktemp)
    printf '%s\\n' "$POSTGRES_PASSWORD" >"$password"
  fi
  initdb --username="$user" \${password:+--pwfile="$password"} --encoding=UTF8 --locale=C $POSTGRES_INITDB_ARGS
  [ -z "$password" ] || rm "$password"
  echo "host all all all \${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}" >>"$PGDATA/pg_hba.conf"
  pg_ctl -w -o "-c listen_addresses=''" start
  psql="psql -v ON_ERROR_STOP=1 --no-password --no-psqlrc --username=$user"
  [ "$database" = postgres ] || echo 'CREATE DATABASE :"database";' | $psql -v database="$database" --dbname=postgres
  for file in /docker-entrypoint-initdb.d/*; do
    case $file in
    *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
    *.sql) $psql --dbname="$database" --file="$file" ;;
    esac
  done
  pg_ctl -w -m fast stop
fi
exec "$@"
`;
