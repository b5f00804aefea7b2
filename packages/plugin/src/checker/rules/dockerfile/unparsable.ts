import { isNear } from '../../../base/is-near';
import type { Rule } from '../../rule';

const INSTRUCTIONS = [
  ...[
    'ADD',
    'ARG',
    'CMD',
    'COPY',
    'ENTRYPOINT',
    'ENV',
    'EXPOSE',
    'FROM',
    'HEALTHCHECK',
    'LABEL',
    'MAINTAINER',
  ],
  ...['ONBUILD', 'RUN', 'SHELL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'],
];
/** What a template engine fills in before a build reads the file, or a preprocessor. */
const TEMPLATE = /^\s*(?:\{\{|\{%|<%|#(?:include|if|define)\b)|<%[^]*?%>|\{%[^]*?%\}/m;
const HERE_DOCUMENT = /(?<!<)<<(-?)(["']?)([\w.-]+)\2(?!\S*\))/g;

/** What no engine can read: a misspelt instruction, or a here-document without its end. Templates and fragments are left out. */
export const unparsable: Rule<'dockerfile'> = {
  id: 'dockerfile/unparsable',
  severity: 'error',
  title: 'A Dockerfile cannot be read',
  why: 'The build ends before its first step.',
  fix: 'Correct the spelling of the instruction.',
  subject: 'dockerfile',
  *check({ file, instructions, text, stages }) {
    if (TEMPLATE.test(text) || stages.length === 0) return;
    for (const { keyword, line, raw } of instructions) {
      const claim = { kind: 'dockerfile-unreadable', file, line } as const;
      const meant = INSTRUCTIONS.includes(keyword)
        ? []
        : INSTRUCTIONS.filter((known) => isNear(keyword, known, 3));
      const [only] = meant;
      if (only !== undefined && meant.length === 1) {
        yield { line, what: `there is no instruction ${keyword}`, fix: `Write ${only}.`, claim };
      }
      if (!/^(?:RUN|COPY|ADD)$/.test(keyword)) continue;
      const open = openDocument(raw);
      if (open !== undefined) {
        yield {
          line,
          what: `the here-document ${open} has no end`,
          fix: `Write ${open} alone in a line after it.`,
          claim,
        };
      }
    }
  },
};

/** The name of a here-document in the first line whose end never comes; in later lines, a shell may mean something else. */
function openDocument(raw: string): string | undefined {
  const [first = '', ...rest] = raw.split('\n');
  const marks = /^\w+\s+(?:--\S+\s+)*<</.test(first) ? [...first.matchAll(HERE_DOCUMENT)] : [];
  const isEnd = (line: string, dash: string, name: string): boolean =>
    (dash === '-' ? line.replace(/^\t+/, '') : line).replace(/\r$/, '') === name;
  return marks.find(([, dash = '', , name = '']) => !rest.some((line) => isEnd(line, dash, name)))?.[3];
}
