import { join } from 'node:path';
import { librariesInside } from './containers-programs';
import { quoted } from './shell';

/**
 * A shell script that lets podman and buildah share nothing with those of the machine, inside of a mount namespace.
 *
 * Its first argument is the folder of their libraries. Control groups are not used. Where those of version 1 are mounted,
 * crun refuses to work even without them, so it is shown a machine that has version 2 only.
 */
export const privateMounts = `
for folder in /run /dev/shm /var/lib /etc/containers; do
  [ ! -d "$folder" ] || mount -t tmpfs none "$folder" || exit
done
mkdir ${librariesInside} && mount --bind "$1" ${librariesInside} || exit
[ ! -d /sys/fs/cgroup ] || mount -t cgroup2 none /sys/fs/cgroup
shift
`;

/** The shell lines after which HOME and its like are not those of the user. */
export function privateHome(path: string): string {
  return [
    'unset XDG_RUNTIME_DIR XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME',
    `export HOME=${quoted(join(path, 'home'))} TMPDIR=${quoted(join(path, 'temporary'))}`,
  ].join('\n');
}
