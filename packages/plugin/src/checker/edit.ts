/** A piece of one text that gives way to another; both ends count as in the text itself, byte order mark included. */
export interface Edit {
  readonly from: number;
  /** Behind its last character; equal to `from` where something is only put in. */
  readonly to: number;
  /** With `\n` for line ends; they are written as in the file. */
  readonly text: string;
}

/** Something that a set of edits mends, which are applied together or not at all. */
export interface Mendable {
  readonly edits?: readonly Edit[];
}

/**
 * Applies what does not overlap: what begins first in the text wins, and the rest waits for another look.
 *
 * Everything else stays as it is, the line ends and a byte order mark too.
 */
export function applyEdits<Fix extends Mendable>(
  text: string,
  fixes: readonly Fix[],
): { readonly text: string; readonly applied: readonly Fix[] } {
  const taken: Edit[] = [];
  const applied = [...fixes].sort(byBeginning).filter(({ edits = [] }) => {
    const isFree = edits.every((edit, index) =>
      [...taken, ...edits.slice(0, index)].every((other) => !overlap(edit, other)),
    );
    if (edits.length === 0 || !isFree) return false;
    taken.push(...edits);
    return true;
  });
  const lineEnd = lineEndOf(text);
  let [changed, at] = ['', 0];
  for (const { from, to, text: inserted } of taken.sort((one, other) => one.from - other.from)) {
    changed += text.slice(at, from) + inserted.replaceAll('\n', lineEnd);
    at = to;
  }
  return { text: changed + text.slice(at), applied };
}

function byBeginning(one: Mendable, other: Mendable): number {
  return beginningOf(one) - beginningOf(other);
}

function beginningOf({ edits = [] }: Mendable): number {
  return Math.min(...edits.map(({ from }) => from));
}

/** Two that put something in at one place do overlap, since nothing says which comes first. */
function overlap(one: Edit, other: Edit): boolean {
  return one.from === other.from || (one.from < other.to && other.from < one.to);
}

function lineEndOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

const BYTE_ORDER_MARK = '\uFEFF';

/** Where a line begins in a text, from 1; a byte order mark stands before the first. */
export function startOfLine(text: string, line: number): number {
  let at = line === 1 && text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  for (let left = line; left > 1; left -= 1) {
    const end = text.indexOf('\n', at);
    if (end === -1) return text.length;
    at = end + 1;
  }
  return at;
}

/** Takes a line away with its end. */
export function removeLine(text: string, line: number): Edit {
  return { from: startOfLine(text, line), to: startOfLine(text, line + 1), text: '' };
}

/** Line and column of an offset, both from 1, as those count who do not see a byte order mark. */
export function placeAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - startOfLine(text, line) + 1 };
}
