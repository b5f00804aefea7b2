import { looksRandom } from '../../../base/random-text';
import { wholeSecretShape } from '../../../base/secret-shape';
import type { Rule } from '../../rule';
import { envFileKind, isPlaceholder } from '../../subjects/env-file-kind';
import { readEnvValues } from '../../subjects/env-values';
import { isGitIgnored } from '../../subjects/git-ignored';

/** A secret in plain text in a file that git does not ignore; a file that it ignores is where local secrets belong. */
export const plainSecret: Rule<'env'> = {
  id: 'env/plain-secret',
  severity: 'error',
  title: 'A secret stands in plain text in a file that git does not ignore',
  why: 'Whoever can read the repository has it, and its history keeps it.',
  fix: 'Revoke it, and write a reference such as projects/<project>/secrets/<name>/versions/<version>, or ignore the file.',
  subject: 'env',
  *check({ file, text }, view) {
    if (isGitIgnored(file, view)) return;
    const kind = envFileKind(file);
    for (const { key, value, line, column } of readEnvValues(text)) {
      if (isPlaceholder(value) || /PUBLIC|PUBLISHABLE|ANON/.test(key)) continue;
      const known = wholeSecretShape(value);
      if (known !== undefined) {
        yield { line, column, what: `${key} is ${known}, of ${value.length} characters` };
      } else if (!['template', 'local'].includes(kind) && SECRET_KEY.test(key) && looksRandom(value)) {
        yield {
          line,
          column,
          severity: 'warning',
          what: `${key} looks like a secret: ${value.length} random characters`,
        };
      }
    }
  },
};

const SECRET_KEY =
  /(?:^|_)(?:SECRET|SECRET_KEY|TOKEN|PASSWORD|PASSWD|PRIVATE_KEY|API_KEY|ACCESS_KEY|APIKEY)$/;
