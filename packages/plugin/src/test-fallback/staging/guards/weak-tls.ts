import type { Cause } from '../../run-class';

type Blocked = Cause<'safety-blocked'>;

/** PostgreSQL's modes in which the connection may end without TLS. */
const WEAK_MODES = /^(?:disable|allow|prefer)$/i;

const VARIABLES: readonly (readonly [key: string, weak: RegExp])[] = [
  ['NODE_TLS_REJECT_UNAUTHORIZED', /^0$/],
  ['PYTHONHTTPSVERIFY', /^0$/],
  ['GIT_SSL_NO_VERIFY', /^(?!$|0$|false$)/i],
  ['PGSSLMODE', WEAK_MODES],
];

/** Settings in URLs and connection strings that switch TLS or its checks off. */
const SETTINGS: readonly (readonly [name: string, weak: RegExp])[] = [
  ['sslmode', /^(?:disable|allow|prefer|no-verify)$/i],
  ['ssl-mode', /^(?:disabled|preferred)$/i],
  ['ssl', /^(?:false|0)$/i],
  ['tls', /^(?:false|0|skip-verify|preferred)$/i],
  ['usessl', /^(?:false|0)$/i],
  ['encrypt', /^(?:false|no|optional)$/i],
  ['trustservercertificate', /^(?:true|yes)$/i],
  ['tlsinsecure', /^true$/i],
  ['tlsallowinvalidcertificates', /^true$/i],
  ['tlsallowinvalidhostnames', /^true$/i],
  ['sslaccept', /^accept_invalid_certs$/i],
  ['rejectunauthorized', /^(?:false|0)$/i],
];

/** Variables of an environment that make programs skip the checks of TLS. */
export function weakVariables(environment: NodeJS.ProcessEnv, place: string): Blocked[] {
  return VARIABLES.filter(
    ([key, weak]) => weak.test(environment[key] ?? '') && environment[key] !== undefined,
  ).map(([key]) => ({
    class: 'safety-blocked',
    reason: `${key} in ${place} takes away the proof that a host is the one that it claims to be`,
    fix:
      key === 'PGSSLMODE' ? 'PGSSLMODE=verify-full' : `take ${key} out; name the authority in caFile instead`,
  }));
}

/** The first setting of a URL that switches TLS or its checks off, without its value. */
export function weakSetting(settings: Readonly<Record<string, string>>): string | undefined {
  return SETTINGS.find(([name, weak]) => {
    const value = settings[name];
    return value !== undefined && weak.test(value);
  })?.[0];
}
