import type { Rule } from '../../rule';
import { envFileKind } from '../../subjects/env-file-kind';
import { readEnvValues } from '../../subjects/env-values';

/** An exception or a credential that ended by its own date; only where key and value leave no doubt that it is one. */
export const expiredDate: Rule<'env'> = {
  id: 'env/expired-date',
  severity: 'warning',
  title: 'A date until which something is valid has passed',
  why: 'What was allowed until then is refused now, or is still allowed because nobody looks at the date.',
  fix: 'Remove what has ended, or give it a new date.',
  subject: 'env',
  *check({ file, text }, { today }) {
    const kind = envFileKind(file);
    if (kind === 'template') return;
    const values = readEnvValues(text);
    // A program that renews its token writes the date, and may well find an old one.
    const isRenewed = values.some(({ key }) => key.includes('REFRESH'));
    for (const { key, value, line, column } of values) {
      const [, day] = DAY.exec(value) ?? [];
      if (day === undefined || day >= today || Number.isNaN(Date.parse(day))) continue;
      const isBypass = BYPASS_END.test(key);
      // Tests have credentials that are to be expired.
      if (!isBypass && (isRenewed || kind === 'local' || !VALIDITY_END.test(key))) continue;
      yield { line, column, what: `${key} was ${day}, ${daysBetween(day, today)} ago` };
    }
  },
};

const DAY = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

const BYPASS_END =
  /(?:^|_)BYPASS(?:_[A-Z]+)*_(?:UNTIL|EXPIRES|EXPIRES_(?:AT|ON)|EXPIRY|EXPIRY_DATE|EXPIRATION|END|END_DATE)$/;

const VALIDITY_END =
  /(?:^|_)(?:VALID|ALLOWED|TRUSTED|EXEMPT|SKIPPED|IGNORED)_UNTIL$|(?:^|_)(?:EXPIRES|EXPIRES_(?:AT|ON)|EXPIRY|EXPIRY_DATE|EXPIRATION_DATE)$/;

function daysBetween(from: string, to: string): string {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  return days === 1 ? '1 day' : `${String(days)} days`;
}
