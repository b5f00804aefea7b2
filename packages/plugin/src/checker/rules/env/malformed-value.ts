import type { Rule } from '../../rule';
import { isPlaceholder } from '../../subjects/env-file-kind';
import { readEnvValues } from '../../subjects/env-values';

/** A port that is none, an address that cannot be parsed, a misspelt switch; only what no program can accept. */
export const malformedValue: Rule<'env'> = {
  id: 'env/malformed-value',
  severity: 'warning',
  title: 'A value cannot be what its key says',
  why: 'The program fails when it starts, or takes its default without a word.',
  fix: 'Mend the value.',
  subject: 'env',
  *check({ text }) {
    for (const { key, value, line, column } of readEnvValues(text)) {
      if (isPlaceholder(value)) continue;
      const what = judge(key, value);
      if (what !== undefined) yield { line, column, what };
    }
  },
};

function judge(key: string, value: string): string | undefined {
  if (/(?:^|_)PORT$/.test(key) && /^\d+$/.test(value) && Number(value) > 65535)
    return `${key} is ${value}; ports end at 65535`;
  if (/(?:^|_)(?:ENABLED?|DISABLED?|DEBUG)$/.test(key) && MISSPELT.test(value))
    return `${key} is "${value}", which is neither true nor false`;
  if (/(?:^|_)UR[IL]$/.test(key) && isBrokenUrl(value))
    return `${key} is no URL that can be parsed; its length is ${value.length}`;
  return undefined;
}

const MISSPELT = /^(?:ture|treu|tru|trrue|flase|fasle|fales|fals|falsee|truee)$/i;

/** Several hosts, as for MongoDB and Kafka, and addresses of JDBC and SQLite have a syntax of their own. */
function isBrokenUrl(value: string): boolean {
  if (!/^(?:https?|wss?|postgres(?:ql)?|mysql|redis|rediss|amqps?):\/\//i.test(value)) return false;
  return !/[\s,]/.test(value) && !URL.canParse(value);
}
