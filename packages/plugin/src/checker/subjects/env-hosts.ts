import type { EnvValue } from './env-values';

/** A host that a value names: that of a URL, or the value of a key that says so. */
export function hostOf({ key, value }: EnvValue): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) {
    // Only the part before the path; the parser of URLs refuses what databases allow.
    const [, host] = /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/?#]*@)?(\[[^\]]*\]|[^:/?#,]*)/i.exec(value) ?? [];
    return host?.toLowerCase() || undefined;
  }
  if (!/(?:^|_)(?:HOST|HOSTNAME|DOMAIN|ADDR|ADDRESS)$/.test(key)) return undefined;
  return /^[a-z0-9.-]+(?::\d+)?$/i.test(value) ? value.replace(/:\d+$/, '').toLowerCase() : undefined;
}
