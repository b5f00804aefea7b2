import type { IgnoreLine } from '../../../dockerignore/parse';
import type { Rule } from '../../rule';

/** A line that can match no path of any context that people have. */
export const cannotMatch: Rule<'ignore-file'> = {
  id: 'dockerignore/cannot-match',
  severity: 'warning',
  title: 'A line of an ignore file can match nothing',
  why: 'What it is meant to leave out is sent.',
  fix: 'Write the path from the root of the context.',
  subject: 'ignore-file',
  *check({ lines }, view) {
    for (const line of lines) {
      const reason = findReason(line);
      if (reason === undefined || view.files.some((file) => file.includes(reason.literal))) continue;
      yield { line: line.line, what: `"${line.text}" matches nothing: ${reason.what}`, fix: reason.fix };
    }
  },
};

interface Reason {
  readonly what: string;
  readonly fix: string;
  /** A file with this in its name makes the line right. */
  readonly literal: string;
}

function findReason({ pattern, text }: IgnoreLine): Reason | undefined {
  if (/^\.\.(?:\/|$)/.test(pattern))
    return {
      what: 'nothing above the context is ever sent',
      fix: 'Remove the line, or write the path from the root of the context.',
      literal: '\0',
    };
  const [, before = '', remark] = /^(\S.*?)(\s+#\s.*)$/.exec(text) ?? [];
  if (remark !== undefined)
    return {
      what: 'a # behind a pattern begins no remark, it is part of the name',
      fix: `Write "${before}", and the remark on a line of its own.`,
      literal: ' #',
    };
  const [, quote = '', quoted] = /^!?(["'])(.+)\1$/.exec(pattern) ?? [];
  if (quoted !== undefined)
    return { what: 'quotes are part of the name', fix: `Write ${quoted} without quotes.`, literal: quote };
  const [braces] = /\{[^{}/]*,[^{}/]*\}/.exec(pattern) ?? [];
  if (braces !== undefined && !/^\{\d*,\d*\}$/.test(braces))
    return {
      what: `braces such as ${braces} name no alternatives here`,
      fix: 'Write one line for each.',
      literal: '{',
    };
  return undefined;
}
