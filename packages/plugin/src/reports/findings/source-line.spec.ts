import type { Finding } from '../../checker/finding';
import { sourceLine } from './source-line';

const at = (line: number, column: number, file = 'Dockerfile'): Finding => ({
  ...{ rule: 'dockerfile/runs-as-root', severity: 'info', file, line, column },
  ...{ what: 'a', why: 'b', fix: 'c', evidence: 'files' },
});
const LINES = ['\uFEFFFROM alpine\r', '    COPY a b\r', 'ENV TOKEN hunter2', '', `RUN ${'x'.repeat(200)}`];

it.each([
  ['the word at a place', at(1, 6), ['FROM ', 'alpine', '']],
  ['the word in an indented line', at(2, 10), ['COPY ', 'a', ' b']],
  ['no word in the indent', at(2, 1), ['COPY a b', '', '']],
  ['no word where something is hidden', at(3, 5), ['ENV TOKEN ***', '', '']],
  ['a line as far as it fits', at(5, 1), ['', 'RUN', ` ${'x'.repeat(116)}…`]],
])('marks %s', (_, finding, [before, marked, behind]) => {
  expect(sourceLine(finding, LINES)).toEqual({ before, marked, behind });
});

it.each([
  ['empty', at(4, 1)],
  ['not there', at(9, 1)],
  ['of an env file', at(1, 1, 'a/.env.staging')],
  ['of another env file', at(1, 1, 'a/shop.env')],
])('shows no line that is %s', (_, finding) => {
  expect(sourceLine(finding, LINES)).toBeUndefined();
});
