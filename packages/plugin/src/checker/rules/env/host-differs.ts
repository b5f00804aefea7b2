import type { Rule } from '../../rule';
import { envFileKind, isPlaceholder } from '../../subjects/env-file-kind';
import { hostOf } from '../../subjects/env-hosts';
import type { EnvSubject } from '../../subjects/env-subject';
import { readEnvValues } from '../../subjects/env-values';

/** One service that files of the same name lead to by different hosts of one domain, each of which bears its name. */
export const hostDiffers: Rule<'workspace'> = {
  id: 'env/host-differs',
  severity: 'warning',
  title: 'Env files of one environment lead to the same service by different hosts',
  why: 'One of the hosts is out of date or misspelt, or has another certificate: what works in one project fails in the other.',
  fix: 'Write the same host in both files.',
  subject: 'workspace',
  *check({ envFiles }) {
    const first = new Map<string, ServiceHost>();
    for (const use of envFiles.flatMap(serviceHosts)) {
      const address = [use.name, use.purpose, use.domain].join(' ');
      const other = first.get(address);
      if (other === undefined) first.set(address, use);
      if (other === undefined || other.host === use.host || other.file === use.file) continue;
      const { file, line, column, key, host } = use;
      yield {
        file,
        line,
        column,
        what: `${key} leads to ${host}, and in ${other.file}:${other.line} to ${other.host}`,
      };
    }
  },
};

interface ServiceHost {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly key: string;
  readonly host: string;
  /** Of the file, which tells the environment. */
  readonly name: string;
  /** The key without what bundlers put before it. */
  readonly purpose: string;
  /** The end of the host that is registered as a whole. */
  readonly domain: string;
}

/** What bundlers put before a key so that a browser may see its value. */
const PUBLIC = /^(?:NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|PUBLIC|VITE|REACT_APP|NX_PUBLIC|NX|VUE_APP|NG_APP)_/;
const NAMED = /^([A-Z][A-Z0-9]{2,}(?:_[A-Z0-9]+)*)_(?:URL|URI|HOST|ORIGIN|ENDPOINT)$/;
/** Names of a program's own address, and of services that each project may have one of. */
const OWN =
  /^(?:API|APP|BASE|SITE|WEB|WEBSITE|PUBLIC|SERVER|SERVICE|FRONTEND|BACKEND|CLIENT|HOME|ROOT|PROXY|CDN|ASSETS?|STATIC|WS|WEBSOCKET|REDIRECT|CALLBACK|HEALTH|TEST|DATABASE|DB|PG|POSTGRES|POSTGRESQL|MYSQL|MONGO|MONGODB|REDIS|CACHE|QUEUE|KAFKA|AMQP|RABBITMQ|SMTP|MAIL|SENTRY)$/;
/** One service may well be reached by another name from within. */
const INTERNAL = /(?:^|[.-])(?:internal|private|int|svc|cluster|local|lan|intern|vpc)(?:[.-]|$)/;

function serviceHosts({ file, text }: EnvSubject): ServiceHost[] {
  if (!['staging', 'production'].includes(envFileKind(file))) return [];
  const name = file.slice(file.lastIndexOf('/') + 1);
  return readEnvValues(text).flatMap((entry): ServiceHost[] => {
    const { key, value, line, column } = entry;
    const purpose = key.replace(PUBLIC, '');
    const [, service] = NAMED.exec(purpose) ?? [];
    const host = isPlaceholder(value) ? undefined : hostOf(entry);
    if (service === undefined || OWN.test(service) || host === undefined || INTERNAL.test(host)) return [];
    const domain = registered(host);
    if (domain === undefined || !isNamedAfter(host.slice(0, -domain.length), service)) return [];
    return [{ file, line, column, key, host, name, purpose, domain }];
  });
}

/** The last two labels, or three below what looks like `co.uk`; undefined for an address and for a host without a domain. */
function registered(host: string): string | undefined {
  return /(?:^|\.)((?:[a-z0-9-]+\.[a-z]{1,3}\.[a-z]{2}|[a-z0-9-]+\.[a-z]{2,}))$/.exec(host)?.[1];
}

function isNamedAfter(labels: string, service: string): boolean {
  const word = service.toLowerCase().replaceAll('_', '-');
  return `-${labels.replaceAll('.', '-')}-`.includes(`-${word}-`);
}
