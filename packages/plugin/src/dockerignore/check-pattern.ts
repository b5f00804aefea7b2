import { compilePattern } from './compile-pattern';
import { UnreadableExpression } from './go-regexp/go-regexp';

/**
 * Whether the engine refuses the pattern before it compares anything.
 *
 * The engine tries each pattern on the name `.` with Go's `path.Match` and keeps only the error. That reads up to the
 * first `*` after which `.` cannot match any more; what is malformed behind it fails later, or never.
 */
export function isRefusedAtOnce(pattern: string): boolean {
  const [first = '', second = ''] = splitAtStars(pattern);
  return isMalformed(first) || (matchesDot(first) && isMalformed(second));
}

/** The parts between runs of `*`; a star inside a class does not split. */
function splitAtStars(pattern: string): string[] {
  const withoutLeadingStars = pattern.replace(/^\*+/, '');
  return withoutLeadingStars.match(/(?:\\[^]?|\[(?:\\[^]?|[^\]\\])*\]?|[^*])+/gu) ?? [];
}

function matchesDot(part: string): boolean {
  try {
    return compilePattern(part, 'docker')('.');
  } catch (error) {
    if (error instanceof UnreadableExpression) return false;
    throw error;
  }
}

/** An unclosed or empty class, a class that starts or ends a range with `-` or `]`, or a backslash at the end. */
function isMalformed(pattern: string): boolean {
  let rest = pattern;
  while (rest !== '') {
    const next = rest.startsWith('[') ? afterClass(rest) : afterCharacter(rest);
    if (next === undefined) return true;
    rest = next;
  }
  return false;
}

function afterCharacter(text: string): string | undefined {
  if (!text.startsWith('\\')) return text.slice(1);
  return text.length === 1 ? undefined : text.slice(2);
}

function afterClass(text: string): string | undefined {
  let rest = text.startsWith('[^') ? text.slice(2) : text.slice(1);
  for (let ranges = 0; !(rest.startsWith(']') && ranges > 0); ranges += 1) {
    const next = afterRange(rest);
    if (next === undefined) return undefined;
    rest = next;
  }
  return rest.slice(1);
}

function afterRange(text: string): string | undefined {
  const rest = afterRangeEnd(text);
  return rest?.startsWith('-') === true ? afterRangeEnd(rest.slice(1)) : rest;
}

function afterRangeEnd(text: string): string | undefined {
  if (text === '' || text.startsWith('-') || text.startsWith(']')) return undefined;
  const rest = afterCharacter(text);
  return rest === '' ? undefined : rest;
}
