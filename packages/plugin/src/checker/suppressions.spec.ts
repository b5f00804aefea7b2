import { RULES } from './registry';
import { runCheck } from './run-check';
import { viewInMemory } from './workspace-view';

const COMMENT = '# nx-alpine-ignore dockerignore/cannot-match -- it is for the reader';

/** Each finding with whether it can be mended. */
const find = (ignoreFile: string): string[] =>
  runCheck(viewInMemory({ '.dockerignore': ignoreFile }), RULES).findings.map(
    ({ rule, line, edits }) => `${String(line)} ${rule} ${edits === undefined ? 'stays' : 'goes'}`,
  );

it('leaves a line to which a comment belongs, since the comment would hold for the next', () => {
  expect(find('../a\n../a\n').filter((found) => found.includes('no-effect'))).toEqual([
    '2 dockerignore/no-effect goes',
  ]);
  expect(find(`../a\n${COMMENT}\n../a\n`)).toContain('3 dockerignore/no-effect stays');
});
