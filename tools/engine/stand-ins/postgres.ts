import {
  appendFileSync,
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { must } from '../run';
import { postgresData, postgresEntrypoint, postgresPrograms, postgresUser } from './postgres-files';
import type { StandIn } from './stand-in';

/** Stands in for `postgres:…-alpine`, with Debian's server, whose version is older. */
export const postgres: StandIn = {
  contents: "Debian's PostgreSQL 17 with the GNU C library, an entrypoint written for this, and BusyBox",
  recorders: [],
  users: [postgresUser],
  instructions: [
    'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    `ENV PGDATA=${postgresData} PG_MAJOR=18`,
    'EXPOSE 5432',
    'STOPSIGNAL SIGINT',
    'VOLUME /var/lib/postgresql',
    'ENTRYPOINT ["docker-entrypoint.sh"]',
    'CMD ["postgres"]',
  ],

  async fill(root, folder, signal) {
    const packages = join(folder, 'postgres');
    for (const path of ['usr/lib', 'usr/lib64', 'usr/share/postgresql', 'usr/share/zoneinfo']) {
      const argv = ['-aT', join(packages, path), join(root, path)];
      await must('cannot copy PostgreSQL', 'cp', argv, { signal });
    }
    const programs = join(postgresPrograms, 'bin');
    for (const name of readdirSync(join(root, programs))) {
      symlinkSync(join('/', programs, name), join(root, 'usr/local/bin', name));
    }
    appendFileSync(
      join(root, 'usr/share/postgresql/17/postgresql.conf.sample'),
      "\nlisten_addresses = '*'\n",
    );
    writeFileSync(join(root, 'usr/local/bin/docker-entrypoint.sh'), postgresEntrypoint, { mode: 0o755 });
    mkdirSync(join(root, 'docker-entrypoint-initdb.d'));
    for (const path of ['var/lib/postgresql', 'var/run/postgresql']) giveToUser(join(root, path));
  },
};

function giveToUser(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chownSync(folder, postgresUser.id, postgresUser.id);
  chmodSync(folder, 0o1777);
}
