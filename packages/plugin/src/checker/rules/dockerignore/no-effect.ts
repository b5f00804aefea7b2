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
    const twins = findTwins(lines);
    // buildah cleans lines in another way, so that what is the same to Docker may not be so to it.
    const twinsForBuildah = findTwins(parseIgnoreFile(text, 'buildah'));
    const firstExclusion = lines.find(({ reincludes }) => !reincludes)?.line ?? Infinity;
    for (const line of lines) {
      const twin = twins.get(line.line);
      if (twin !== undefined)
        yield {
          line: line.line,
          what: `"${line.text}" stands on line ${String(twin.line)} already`,
          ...(twinsForBuildah.has(line.line) && { edits: [removeLine(text, line.line)] }),
        };
      else if (line.reincludes && line.line < firstExclusion)
        yield {
          line: line.line,
          severity: 'warning',
          what: `"${line.text}" brings back what no earlier line leaves out`,
          fix: 'Move it behind the line that leaves the path out: the last line that matches decides.',
        };
    }
  },
};

/** By the numbers of lines: the first line with the same pattern in the same sense, with no line of the other sense in between. */
function findTwins(lines: readonly IgnoreLine[]): ReadonlyMap<number, IgnoreLine> {
  const twins = new Map<number, IgnoreLine>();
  const seen = new Map<string, IgnoreLine>();
  let sense: boolean | undefined;
  for (const line of lines) {
    if (line.reincludes !== sense) seen.clear();
    sense = line.reincludes;
    const twin = seen.get(line.pattern);
    if (twin === undefined) seen.set(line.pattern, line);
    else twins.set(line.line, twin);
  }
  return twins;
}
