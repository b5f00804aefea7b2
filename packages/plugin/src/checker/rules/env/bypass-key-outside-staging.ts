import type { Rule } from '../../rule';
import { envFileKind, isPlaceholder } from '../../subjects/env-file-kind';
import { readEnvValues } from '../../subjects/env-values';

/** A key that lets tests pass a guard, outside the staging tests file. */
export const bypassKeyOutsideStaging: Rule<'env'> = {
  id: 'env/bypass-key-outside-staging',
  severity: 'warning',
  title: 'A key that bypasses authentication stands outside the staging files',
  why: 'Nx and most frameworks load this file in other environments, too; whoever has the key passes the guard.',
  fix: 'Keep it in .env.staging.tests alone, as a reference to a secret.',
  subject: 'env',
  *check({ file, text }) {
    const kind = envFileKind(file);
    if (kind === 'staging' || kind === 'template') return;
    for (const { key, value, line } of readEnvValues(text)) {
      if (!BYPASS.test(key) || isPlaceholder(value) || /^(?:false|0|no|off)$/i.test(value)) continue;
      yield {
        line,
        what: `${key} is set in ${file.slice(file.lastIndexOf('/') + 1)}`,
        ...(kind === 'production' && { severity: 'error' as const }),
      };
    }
  },
};

const BYPASS =
  /^TEST_AUTH_(?:KEY|TOKEN|SECRET|BYPASS)|(?:AUTH|LOGIN|MFA|OTP|CAPTCHA|GUARD|PROTECTION|AUTOMATION)_BYPASS(?:_|$)|(?:^|_)BYPASS_(?:AUTH|LOGIN|MFA|OTP|CAPTCHA|GUARD|TOKEN|SECRET|KEY)/;
