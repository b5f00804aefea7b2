import { findProductionWord } from '../../../base/production-name';
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
    ...values.flatMap((value) => judgeName(value, settings)),
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

/** Variables that name an environment or a part of one; NODE_ENV and its like say how a program is built. */
const NAMES = /(?:^|_)(?:ENV|ENVIRONMENT|STAGE|TIER|SCHEMA|QUEUE|TOPIC|NAMESPACE|CLUSTER|TENANT)(?:_NAME)?$/;
const BUILDS = new Set(['NODE_ENV', 'BABEL_ENV', 'RAILS_ENV', 'RACK_ENV', 'MIX_ENV']);
/** Services that a file of libpq names, and keys for payments in earnest. */
const ELSEWHERE = /^PGSERVICE(?:FILE)?$/;
const LIVE_KEY = /^(?:sk|rk|pk)_live_/;

/** What is no address and leads to production all the same. */
function judgeName(
  { key, place, value }: StagingValue,
  { productionWords }: StagingSettings,
): Cause<'safety-blocked'>[] {
  const say = (reason: string, fix: string): Cause<'safety-blocked'>[] => [
    { class: 'safety-blocked', reason: `${place}: ${key} ${reason}`, fix },
  ];
  if (ELSEWHERE.test(key))
    return say('leads to where a file says that nobody has judged', 'write the URL itself');
  if (LIVE_KEY.test(value))
    return say('is a key for live payments', 'use the key for tests of the same account');
  const word = NAMES.test(key) && !BUILDS.has(key) ? findProductionWord(value, productionWords) : undefined;
  if (word === undefined) return [];
  return say(
    `has a word for production: "${word}"`,
    'name what belongs to staging. There is no switch for this',
  );
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
