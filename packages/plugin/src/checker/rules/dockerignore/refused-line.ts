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
    const fileWith = filesWithOneLine(text);
    for (const { line, text: written } of lines) {
      const alone = fileWith(line);
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

/** For each line a file with it alone as a pattern; of the others it only counts whether one is not plain ASCII, for then Docker sends control characters. */
function filesWithOneLine(text: string): (line: number) => string {
  const lines = text.split('\n');
  const special = lines.flatMap((content, index) => (isSpecial(content) ? [index + 1] : []));
  return (line) => {
    const other = special.some((one) => one !== line) ? 'é' : '';
    const alone = lines[line - 1] ?? '';
    // A byte order mark counts at the very beginning alone.
    return line === 1 ? `${alone}\n${other}` : `${other}\n${alone}`;
  };
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

function isSpecial(content: string): boolean {
  return /[^\p{ASCII}]/u.test(content) && !content.startsWith('#');
}
