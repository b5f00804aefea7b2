import { parseIgnoreFile, type IgnoreLine } from '../../../dockerignore/parse';
import { removeLine } from '../../edit';
import type { Rule } from '../../rule';

/** A line that cannot change anything, whatever files there are: the same as an earlier one, or a ! before any other. */
export const noEffect: Rule<'ignore-file'> = {
  id: 'dockerignore/no-effect',
  severity: 'info',
  title: 'A line of an ignore file changes nothing',
  why: 'Whoever reads the file believes that the line does something.',
  fix: 'Remove the line.',
  subject: 'ignore-file',
  *check({ lines, text }) {
    for (const [index, line] of lines.entries()) {
      const before = lines.slice(0, index);
      const twin = findTwin(line, before);
      if (twin !== undefined)
        yield {
          line: line.line,
          what: `"${line.text}" stands on line ${String(twin.line)} already`,
          ...(isTwinForBuildah(text, line.line) && { edits: [removeLine(text, line.line)] }),
        };
      else if (line.reincludes && before.every(({ reincludes }) => reincludes))
        yield {
          line: line.line,
          severity: 'warning',
          what: `"${line.text}" brings back what no earlier line leaves out`,
          fix: 'Move it behind the line that leaves the path out: the last line that matches decides.',
        };
    }
  },
};

/** The same pattern in the same sense, with no line of the other sense in between. */
function findTwin(line: IgnoreLine, before: readonly IgnoreLine[]): IgnoreLine | undefined {
  const lastOther = before.findLastIndex(({ reincludes }) => reincludes !== line.reincludes);
  return before.slice(lastOther + 1).find(({ pattern }) => pattern === line.pattern);
}

/** buildah cleans lines in another way, so that what is the same to Docker may not be so to it. */
function isTwinForBuildah(text: string, number: number): boolean {
  const lines = parseIgnoreFile(text, 'buildah');
  const index = lines.findIndex(({ line }) => line === number);
  const line = lines[index];
  return line !== undefined && findTwin(line, lines.slice(0, index)) !== undefined;
}
