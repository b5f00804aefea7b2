import { findProductionWord } from '../../../base/production-name';
import type { Rule } from '../../rule';
import { envFileKind } from '../../subjects/env-file-kind';
import { hostOf } from '../../subjects/env-hosts';
import { readEnvValues, type EnvValue } from '../../subjects/env-values';

/** A staging file that names a host, project, bucket or database of production; NODE_ENV=production is none. */
export const productionInStaging: Rule<'env'> = {
  id: 'env/production-in-staging',
  severity: 'error',
  title: 'A staging env file names something of production',
  why: 'Tests would read and write production.',
  fix: 'Name what belongs to staging.',
  subject: 'env',
  *check({ file, text }) {
    if (envFileKind(file) !== 'staging') return;
    for (const entry of readEnvValues(text)) {
      const name = namesOf(entry).find(isProduction);
      if (name === undefined) continue;
      yield { line: entry.line, column: entry.column, what: `${entry.key} names "${name}"` };
    }
  },
};

/** Only what cannot be secret. */
function namesOf(entry: EnvValue): string[] {
  const { key, value } = entry;
  const [, project] = /^(?:sm:\/\/|projects\/)([a-z0-9-]+)\//.exec(value) ?? [];
  const [, database] = /^(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?):\/\/[^/]*\/([\w-]+)/.exec(value) ?? [];
  const named =
    /_(?:PROJECT(?:_ID)?|BUCKET(?:_NAME)?|DATABASE|DB_NAME|DB|PGDATABASE)$|^PGDATABASE$/.test(key) &&
    /^[\w.-]{1,80}$/.test(value)
      ? value
      : undefined;
  return [hostOf(entry), project, database, named].flatMap((name) => name ?? []);
}

/** "live" is a word of too many products; a name that says staging too is one of staging. */
function isProduction(name: string): boolean {
  const word = findProductionWord(name);
  return (
    word !== undefined &&
    word !== 'live' &&
    !/(?:^|[^a-z])(?:staging|stage|stg|nonprod|non-prod)(?:[^a-z]|$)/.test(name.toLowerCase())
  );
}
