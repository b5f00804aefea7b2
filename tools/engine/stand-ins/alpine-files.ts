import type { User } from './stand-in';

/** The files by which programs recognise Alpine, by path. They say that this is not Alpine. */
export function alpineFiles(release: string, users: readonly User[]): Record<string, string> {
  return {
    'etc/alpine-release': `${release}.0\n`,
    'etc/group': groupFile(users),
    // The C library of Debian asks in this order only when it is told so.
    'etc/nsswitch.conf': 'hosts: files dns\n',
    'etc/passwd': passwdFile(users),
    'usr/lib/os-release': [
      'NAME="Alpine Linux"',
      'ID=alpine',
      `VERSION_ID=${release}.0`,
      `PRETTY_NAME="Alpine Linux v${release} (nx-alpine stand-in: Debian binaries, not Alpine)"`,
      '',
    ].join('\n'),
  };
}

function passwdFile(users: readonly User[]): string {
  const lines = users.map(({ name, id, home }) => `${name}:x:${id}:${id}::${home}:/bin/sh`);
  return ['root:x:0:0:root:/root:/bin/sh', 'nobody:x:65534:65534:nobody:/:/sbin/nologin', ...lines, ''].join(
    '\n',
  );
}

function groupFile(users: readonly User[]): string {
  return ['root:x:0:root', 'nobody:x:65534:', ...users.map(({ name, id }) => `${name}:x:${id}:`), ''].join(
    '\n',
  );
}
