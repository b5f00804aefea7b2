import { UserError } from '../../../base/user-error';
import { readIgnoreRules } from '../../../dockerignore/ignore-rules';
import type { Found, Rule } from '../../rule';

/** A line for which Docker refuses the whole file, at once or when it first compares it. */
export const refusedLine: Rule<'ignore-file'> = {
  id: 'dockerignore/refused-line',
  severity: 'error',
  title: 'The engine refuses a line of an ignore file',
  why: 'The engine refuses the whole file, and the build fails before its first step.',
  fix: 'Mend or remove the line.',
  subject: 'ignore-file',
  *check({ text, lines }) {
    for (const { line, text: written } of lines) {
      const alone = withLineAlone(text, line);
      const reason = refusal(alone);
      if (reason === undefined) continue;
      yield {
        line,
        what: `"${written}" is refused: ${reason}`,
        claim: { kind: 'ignore-file-refused', text: alone },
      };
    }
  },
};

/** A file with this line alone as a pattern; the others decide only over control characters. */
function withLineAlone(text: string, line: number): string {
  const lines = text.split('\n').map((content, index) => (index === line - 1 ? content : plainPart(content)));
  return lines.join('\n');
}

function refusal(text: string): Found['what'] | undefined {
  try {
    const { rules } = readIgnoreRules(text, '');
    return rules.every(({ segments }) => segments !== undefined) ? undefined : 'syntax error in pattern';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return (error.problems[0]?.why ?? '').replace(/, so the engine.*$/, '');
  }
}

/** Docker sends control characters where any line of the file is not plain ASCII. */
function plainPart(content: string): string {
  return /[^\p{ASCII}]/u.test(content) && !content.startsWith('#') ? 'é' : '';
}
