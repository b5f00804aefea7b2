import { chownSync, copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../run';
import type { StandIn } from './stand-in';

/** Stands in for `redis:…-alpine`. */
export const redis = keyValueStore('redis', "Debian's Redis 8.0");

/** Stands in for `valkey/valkey:…-alpine`, with a version that is older. */
export const valkey = keyValueStore('valkey', "Debian's Valkey 8.1");

function keyValueStore(name: 'redis' | 'valkey', contents: string): StandIn {
  const user = { name, id: 999, home: '/data' };
  return {
    contents: `${contents} with the GNU C library, an entrypoint written for this, and BusyBox`,
    recorders: [],
    users: [user],
    instructions: [
      'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      'EXPOSE 6379',
      'VOLUME /data',
      'WORKDIR /data',
      'ENTRYPOINT ["docker-entrypoint.sh"]',
      `CMD ["${name}-server"]`,
    ],

    async fill(root, folder, signal) {
      const packages = join(folder, name);
      for (const libraries of ['usr/lib', 'usr/lib64']) {
        const argv = ['-aT', join(packages, libraries), join(root, libraries)];
        await must(`cannot copy the libraries of ${name}`, 'cp', argv, { signal });
      }
      copyFileSync(join(packages, `usr/bin/${name}-cli`), join(root, `usr/bin/${name}-cli`));
      // The programs are one, which looks at its name.
      copyFileSync(join(packages, `usr/bin/${name}-check-rdb`), join(root, `usr/bin/${name}-server`));
      for (const tool of ['check-aof', 'check-rdb', 'sentinel']) {
        symlinkSync(`${name}-server`, join(root, `usr/bin/${name}-${tool}`));
      }
      writeFileSync(join(root, 'usr/local/bin/docker-entrypoint.sh'), entrypoint(name), { mode: 0o755 });
      mkdirSync(join(root, 'data'));
      chownSync(join(root, 'data'), user.id, user.id);
    },
  };
}

/** Options alone are for the server; it runs as the user that is not root, and lets other containers in, as the real one does. */
function entrypoint(name: string): string {
  return `#!/bin/sh
set -e
case $1 in -* | *.conf) set -- ${name}-server "$@" ;; esac
[ "$1" = ${name}-server ] || exec "$@"
case " $* " in *" --protected-mode "*) ;; *) set -- "$@" --protected-mode no ;; esac
if [ "$(id -u)" = 0 ]; then
  chown -R ${name}:${name} .
  exec su -p -s /bin/sh ${name} -c 'umask 0077; exec "$0" "$@"' -- "$@"
fi
exec "$@"
`;
}
