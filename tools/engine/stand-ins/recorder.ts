/** A program that notes its arguments in /var/log/stand-in, says that it is a stand-in, and succeeds. */
export const recorder = `#!/bin/sh
name=\${0##*/}
echo "$name $*" 2>/dev/null >>"/var/log/stand-in/$name"
echo "$name: a stand-in of nx-alpine; it noted \\"$*\\" and did nothing" >&2
`;
