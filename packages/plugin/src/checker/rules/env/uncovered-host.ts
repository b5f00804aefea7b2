import { coversHost } from '../../../formats/host-name/certificate-names';
import type { Rule } from '../../rule';
import { statedForStaging, statedInComments } from '../../subjects/certificate-statements';
import { envFileKind, isPlaceholder } from '../../subjects/env-file-kind';
import { hostOf } from '../../subjects/env-hosts';
import { readEnvValues } from '../../subjects/env-values';

/** A host below the domain of a stated wildcard that is more than one label deep; hosts elsewhere have another certificate. */
export const uncoveredHost: Rule<'env'> = {
  id: 'env/uncovered-host',
  severity: 'error',
  title: 'A host is not covered by the certificate that the project states',
  why: 'The * of a certificate covers exactly one label, so each connection to this host ends with a TLS error.',
  fix: 'Give the host a name one label below the domain, or state the certificate that covers it.',
  subject: 'env',
  *check({ file, text }, view) {
    const kind = envFileKind(file);
    if (kind !== 'staging' && kind !== 'production') return;
    const names = [...statedInComments(text), ...(kind === 'staging' ? statedForStaging(file, view) : [])];
    if (names.length === 0) return;
    for (const entry of readEnvValues(text)) {
      const host = hostOf(entry);
      if (host === undefined || isPlaceholder(entry.value) || !/^(?:https|wss):\/\//i.test(entry.value))
        continue;
      const base = baseAbove(host, names);
      if (base === undefined || names.some((name) => coversHost(name, host))) continue;
      const flat = `${host.slice(0, -base.length - 1).replaceAll('.', '-')}.${base}`;
      yield {
        line: entry.line,
        column: entry.column,
        what: `${entry.key} leads to ${host}, and the certificate is for ${[...new Set(names)].join(', ')}`,
        fix: `Give it a name one label below ${base}, such as ${flat}, or state the certificate that covers it.`,
      };
    }
  },
};

/** The domain of a wildcard that a host lies more than one label below. */
function baseAbove(host: string, names: readonly string[]): string | undefined {
  return names
    .filter((name) => name.startsWith('*.'))
    .map((name) => name.slice('*.'.length).toLowerCase())
    .find((domain) => host.endsWith(`.${domain}`) && host.slice(0, -domain.length - 1).includes('.'));
}
