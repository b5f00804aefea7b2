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

/** Whether a part without stars matches `.`, as `path.Match` has it: there an escaped letter is only itself. */
function matchesDot(part: string): boolean {
  if (!part.startsWith('[')) return part === '.' || part === '?' || part === '\\.';
  const isNegated = part.startsWith('[^');
  let hasDot = false;
  let rest = part.slice(isNegated ? 2 : 1);
  for (let ranges = 0; !(rest.startsWith(']') && ranges > 0); ranges += 1) {
    const range = readRange(rest);
    if (range === undefined) return false;
    hasDot ||= range.low <= '.' && '.' <= range.high;
    rest = range.rest;
  }
  return rest === ']' && hasDot !== isNegated;
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
    const range = readRange(rest);
    if (range === undefined) return undefined;
    rest = range.rest;
  }
  return rest.slice(1);
}

interface Range {
  readonly low: string;
  readonly high: string;
  readonly rest: string;
}

/** One character of a class, or a range of them. */
function readRange(text: string): Range | undefined {
  const low = readRangeEnd(text);
  if (low?.rest.startsWith('-') !== true)
    return low && { low: low.character, high: low.character, rest: low.rest };
  const high = readRangeEnd(low.rest.slice(1));
  return high && { low: low.character, high: high.character, rest: high.rest };
}

function readRangeEnd(text: string): { character: string; rest: string } | undefined {
  if (text === '' || text.startsWith('-') || text.startsWith(']')) return undefined;
  const rest = afterCharacter(text);
  return rest === undefined || rest === ''
    ? undefined
    : { character: text.slice(0, text.length - rest.length).replace(/^\\(?=[^])/, ''), rest };
}
