/**
 * Alpine's `nc -z` asks whether a port is open. Debian's BusyBox cannot, so its own nc becomes `nd`, a name that keeps the
 * list of its tools sorted, and this script takes the name: the shell of Debian's BusyBox prefers its own tools to all
 * programs of the same name.
 */
export const nc = `#!/bin/sh
case " $* " in
*" -z "*) ;;
*) exec busybox nd "$@" ;;
esac
host=
port=
wait=
while [ $# -gt 0 ]; do
  case $1 in
  -w) wait="-w $2"; shift ;;
  -*) ;;
  *) host=\${host:-$1}; port=$1 ;;
  esac
  shift
done
exec busybox nd $wait "$host" "$port" -e true
`;

/** BusyBox with its nc under the other name, or undefined when its list of tools is not as expected. */
export function withoutNc(busybox: Buffer): Buffer | undefined {
  const at = busybox.indexOf('\0nc\0netstat\0');
  if (at < 0) return undefined;
  const patched = Buffer.from(busybox);
  patched.write('\0nd\0', at, 'latin1');
  return patched;
}
