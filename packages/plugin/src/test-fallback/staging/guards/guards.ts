import type { Cause } from '../../run-class';
import { findEndpoints } from '../endpoints/find-endpoints';
import { resourceName } from '../endpoints/secret-reference';
import type { StagingSettings } from '../staging';
import type { StagingValue } from '../staging-value';
import { judgeEndpoint, type Allowance } from './judge-endpoint';
import { weakVariables } from './weak-tls';

/** Everything that speaks against reaching what these values lead to, value by value. */
export function judgeValues(
  values: readonly StagingValue[],
  settings: StagingSettings,
): Cause<'safety-blocked'>[] {
  const allowance = { ...settings, pgSslMode: valueOf(values, 'PGSSLMODE') };
  return [
    ...weakVariables(Object.fromEntries(values.map(({ key, value }) => [key, value])), settings.envFileName),
    ...unguardedPostgres(values),
    ...values.flatMap((value) => judgeValue(value, allowance)),
  ];
}

function judgeValue(value: StagingValue, allowance: Allowance): Cause<'safety-blocked'>[] {
  const { key, place, from, secret } = value;
  // What a file says may be repeated; what comes from elsewhere may be a secret that only looks like a host.
  const isShown = secret === undefined && from !== 'environment';
  const subject = secret === undefined ? key : `${key} (${resourceName(secret)})`;
  const objections = findEndpoints(key, value.value)
    .map((endpoint) => judgeEndpoint(endpoint, allowance))
    .filter((objection) => objection !== undefined)
    .map(({ shown, hidden, fix }) => ({
      reason: `${place}: ${subject} ${isShown ? shown : hidden}`,
      // A flat name repeats the host.
      fix: isShown ? fix : fix.replace(/, such as .*$/, ''),
    }));
  const unique = new Map(objections.map((objection) => [objection.reason, objection]));
  return [...unique.values()].map((objection) => ({ class: 'safety-blocked', ...objection }));
}

/** Where only PGHOST says where the database is, PGSSLMODE decides, and its default accepts plain text. */
function unguardedPostgres(values: readonly StagingValue[]): Cause<'safety-blocked'>[] {
  const host = values.find(({ key }) => key === 'PGHOST');
  if (host === undefined || host.value.startsWith('/') || valueOf(values, 'PGSSLMODE') !== undefined)
    return [];
  return [
    {
      class: 'safety-blocked',
      reason: `${host.place}: PGHOST without PGSSLMODE lets PostgreSQL's clients go on without TLS`,
      fix: 'add PGSSLMODE=verify-full',
    },
  ];
}

function valueOf(values: readonly StagingValue[], key: string): string | undefined {
  return values.find((value) => value.key === key)?.value;
}
