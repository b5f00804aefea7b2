/**
 * The address of a repository for a browser, from how git reaches it; undefined for a path on a disk.
 *
 * Names, passwords and tokens never pass: whatever stands before an `@`, and every query, is left out.
 */
export function sourceUrl(remote: string): string | undefined {
  const address = remote.trim().replace(/^git\+/, '');
  const url = parse(address);
  const path = url?.pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  if (url === undefined || !path) return undefined;
  // The port of another protocol leads no browser anywhere.
  const port = /^https?:/i.test(address) && url.port !== '' ? `:${url.port}` : '';
  // A server that speaks http on its own port seldom speaks https there.
  const protocol = url.protocol === 'http:' && port !== '' ? 'http' : 'https';
  return `${protocol}://${url.hostname}${port}${path}`;
}

const SHORTHANDS: ReadonlyMap<string, string> = new Map([
  ['github', 'github.com'],
  ['gitlab', 'gitlab.com'],
  ['bitbucket', 'bitbucket.org'],
]);

/** Reads `https://…`, git's `[user@]host:path`, and the shorthands of package.json. */
function parse(remote: string): URL | undefined {
  if (/^(?:https?|ssh|git):\/\//i.test(remote)) return toUrl(remote.replace(/^(?:ssh|git):/i, 'https:'));
  const [, shorthand, repository = ''] = /^(?:(\w+):)?([\w.-]+\/[\w.-]+)$/.exec(remote) ?? [];
  const host = SHORTHANDS.get(shorthand ?? '');
  if (host !== undefined) return toUrl(`https://${host}/${repository}`);
  // One letter before the colon is a drive of Windows.
  const [, scpHost = '', path = ''] =
    /^(?:[^/]*@)?([\w.-]{2,}|\[[\da-f:]+\]):(?!\/\/)(.+)$/i.exec(remote) ?? [];
  return scpHost === '' ? undefined : toUrl(`https://${scpHost}/${path.replace(/^\/+/, '')}`);
}

function toUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
