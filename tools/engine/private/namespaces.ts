import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunDirectory } from './run-directory';

/**
 * - docker-init as the first process: with it end the daemon, its containers and their mounts, even if it is killed.
 * - An overlay catches what containerd writes below /run (without overlays it is written there after all).
 * - Containers reach each other and publish ports without the machine forwarding packets. The daemon would say at every
 *   `docker run` that networking does not work, so it is shown a 1.
 * - In a container's network, iptables leads names to the daemon. Which of the two kinds works depends on the kernel.
 */
const script = `
run=$1
shift
mount -t proc proc /proc || exit
mount -t overlay -o "lowerdir=/run,upperdir=$run/overlay/run,workdir=$run/overlay/work" overlay /run
mount --bind "$run/overlay/forwarding" /proc/sys/net/ipv4/ip_forward
for kind in nft legacy; do
  unshare --net "iptables-$kind" -t nat -L >/dev/null || continue
  ln -s "$(command -v "iptables-$kind")" "$run/daemon-bin/iptables"
  break
done
PATH="$run/daemon-bin:$PATH" exec docker-init -p SIGKILL -- "$@"
`;

/** The command line that runs a daemon in process and mount namespaces of its own. */
export function insideNamespaces({ path }: RunDirectory, argv: readonly string[]): string[] {
  for (const folder of ['daemon-bin', 'overlay/run', 'overlay/work']) {
    mkdirSync(join(path, folder), { recursive: true });
  }
  writeFileSync(join(path, 'overlay/forwarding'), '1\n');
  return ['unshare', '--mount', '--pid', 'docker-init', '-s', '--', 'sh', '-c', script, 'sh', path, ...argv];
}
