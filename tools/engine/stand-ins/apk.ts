import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where a stand-in keeps what its apk can really install: a folder for each package, as it lies below the root. */
const store = 'usr/share/stand-in/apk';

/**
 * An apk that notes its arguments in /var/log/stand-in like the other recorders, and installs the packages that it has.
 * One that it does not have is only noted: a build that really needs it fails later, or not at all.
 */
export const apk = `#!/bin/sh
echo "apk $*" 2>/dev/null >>/var/log/stand-in/apk
echo "apk: a stand-in of nx-alpine; it noted \\"$*\\"" >&2
[ "$1" = add ] || exit 0
for word; do
  package=\${word%%[~=<>@]*}
  [ -n "$package" ] && [ -d "/${store}/$package" ] || continue
  cp -a "/${store}/$package/." / || exit
  echo "apk: installed $package" >&2
done
`;

/** Puts tini where apk finds it. It is the static one, which needs no C library. */
export function fillApkStore(root: string, programs: string): void {
  const folder = join(root, store, 'tini/usr/bin');
  mkdirSync(folder, { recursive: true });
  // On an Alpine of today, /sbin leads to /usr/bin; so it does in a stand-in.
  copyFileSync(join(programs, 'engine/usr/bin/tini-static'), join(folder, 'tini'));
}
