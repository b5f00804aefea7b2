/** Whether only the image's own `/etc/passwd` tells who a `USER` is. */
export function isUserName(user: string): boolean {
  const [name = ''] = user.split(':');
  return name !== '' && !/^\d+$/.test(name);
}

/** Whether an image runs as root, from its `USER` and its own `/etc/passwd`; a name that this lacks counts as none. */
export function runsAsRoot(user: string, passwd: string | undefined): boolean {
  const [name = ''] = user.split(':');
  if (name === '' || name === 'root') return true;
  if (/^\d+$/.test(name)) return Number(name) === 0;
  const entry = (passwd ?? '').split('\n').find((line) => line.startsWith(`${name}:`));
  return entry?.split(':')[2] === '0';
}
