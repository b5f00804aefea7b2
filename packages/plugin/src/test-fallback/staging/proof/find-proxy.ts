import { isValid } from 'ipaddr.js';

/** The proxy by which programs reach a host over HTTPS; undefined where they go there directly. */
export function findProxy(environment: NodeJS.ProcessEnv, host: string, port: number): URL | undefined {
  const text = first(environment, ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY']);
  if (text === undefined || isExcepted(first(environment, ['no_proxy', 'NO_PROXY']) ?? '', host, port))
    return undefined;
  const url = text.includes('://') ? text : `http://${text}`;
  return URL.canParse(url) && /^https?:/i.test(url) ? new URL(url) : undefined;
}

function first(environment: NodeJS.ProcessEnv, names: readonly string[]): string | undefined {
  return names.map((name) => environment[name]).find((value) => value !== undefined && value !== '');
}

/** A host, or a domain with all below it, each with a port or without; `*` is everything. */
function isExcepted(list: string, host: string, port: number): boolean {
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = '', only] = isValid(entry) ? [entry, entry] : (/^(.*?)(?::(\d+))?$/.exec(entry) ?? []);
      const domain = name.replace(/^\*?\./, '');
      return (
        (only === undefined || Number(only) === port) && (host === domain || host.endsWith(`.${domain}`))
      );
    });
}
