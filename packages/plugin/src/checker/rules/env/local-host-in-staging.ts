import type { Rule } from '../../rule';
import { envFileKind } from '../../subjects/env-file-kind';
import { hostOf } from '../../subjects/env-hosts';
import { readEnvValues } from '../../subjects/env-values';

/** A staging file that leads to this machine; addresses to listen on and the dummy host of a socket are fine. */
export const localHostInStaging: Rule<'env'> = {
  id: 'env/local-host-in-staging',
  severity: 'warning',
  title: 'A staging env file names this machine as a host',
  why: 'What is meant to reach staging reaches this machine, or nothing at all.',
  fix: "Write the staging service's host.",
  subject: 'env',
  *check({ file, text }) {
    if (envFileKind(file) !== 'staging') return;
    const values = readEnvValues(text);
    // The Cloud SQL proxy and connectors listen beside the program.
    const hasConnector = values.some(({ key, value }) => /CLOUD_?SQL|INSTANCE_CONNECTION/.test(key + value));
    for (const entry of values) {
      const { key, value, line, column } = entry;
      const host = hostOf(entry);
      if (host === undefined || !isLocal(host) || LISTENS.test(key)) continue;
      if (/\/cloudsql\/|[?&]host=%?2?F?\//i.test(value)) continue;
      if (hasConnector && (/^(?:postgres|mysql|sqlserver)/.test(value) || /DB|SQL|PG|DATABASE/.test(key)))
        continue;
      yield { line, column, what: `${key} leads to ${host}` };
    }
  },
};

const LISTENS =
  /BIND|LISTEN|^HOST(?:NAME)?$|^ADDR(?:ESS)?$|NO_PROXY|SERVER_(?:HOST|ADDR)|ORIGIN|REDIRECT|CALLBACK|OTEL|STATSD|AGENT|SIDECAR|EMULATOR/;

function isLocal(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    /^127\.\d+\.\d+\.\d+$/.test(host) ||
    host === '[::1]'
  );
}
