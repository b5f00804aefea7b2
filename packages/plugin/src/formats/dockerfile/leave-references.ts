/** Here-documents, whose lines are no instructions, and oddities at the end of lines. */
const UNUSUAL = /<<|^\s*#.*escape\s*=|\\[ \t]+\r?$|\r(?!\n)|\uFEFF/im;
const NAMES_IMAGE = /^\s*(?:FROM|ARG)\b|from/i;
const GOES_ON = /\\\r?$/;
const REMARK = /^\s*(?:#|$)/;

/**
 * Takes out of a Dockerfile's text the instructions that can name no image; most of the time of reading one goes into the
 * words of those.
 */
export function leaveReferences(text: string): string {
  if (UNUSUAL.test(text)) return text;
  const kept: string[] = [];
  let instruction: string[] = [];
  for (const line of text.split('\n')) {
    const isRemark = REMARK.test(line);
    if (isRemark && instruction.length === 0) continue;
    instruction.push(line);
    if (isRemark || GOES_ON.test(line)) continue;
    if (instruction.some((part) => NAMES_IMAGE.test(part))) kept.push(...instruction);
    instruction = [];
  }
  return [...kept, ...instruction].join('\n');
}
