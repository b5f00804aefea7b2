import { applyEdits } from '../edit';
import type { DeclaredBuild } from './declared-build';
import { editBuild } from './edit-build';

/** The build whose context is marked with `^` in a compose file or workflow. */
function mend(
  marked: string,
  by: DeclaredBuild['by'] = 'compose',
  pair = { context: '.', dockerfile: 'a/Dockerfile' },
) {
  const before = marked.slice(0, marked.indexOf('^')).split('\n');
  const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  const text = marked.replace('^', '');
  return applyEdits(text, [{ edits: editBuild(text, { by, ...place }, pair) }]).text;
}

it.each([
  ['a short build', 'build: ^a # x\n', 'build: { context: ., dockerfile: a/Dockerfile } # x\n'],
  [
    'a context without a Dockerfile',
    'build:\n  context: ^"a"',
    'build:\n  context: .\n  dockerfile: a/Dockerfile',
  ],
  ['both', 'build:\n  dockerfile: b\n  context: ^a\n', 'build:\n  dockerfile: a/Dockerfile\n  context: .\n'],
  [
    'the Dockerfile alone',
    'build: {context: ^., dockerfile: b}',
    'build: {context: ., dockerfile: a/Dockerfile}',
  ],
  ['braces', 'build: {context: ^a}\r\n', 'build: {context: ., dockerfile: a/Dockerfile}\r\n'],
])('mends %s', (_, text, expected) => {
  expect(mend(text)).toBe(expected);
});

it('mends a workflow', () => {
  expect(mend('with:\n  context: ^a\n', 'workflow')).toBe('with:\n  context: .\n  file: a/Dockerfile\n');
});

it('quotes what would be read as something else', () => {
  const pair = { context: '1.0', dockerfile: 'a b: c' };
  expect(mend('build: ^x', 'compose', pair)).toBe('build: { context: "1.0", dockerfile: "a b: c" }');
});

it.each([
  ['an anchor of its own', 'build: ^&a x\n'],
  ['an anchor above', 'x: &a\n  build:\n    context: ^x\n'],
  ['an alias', 'x: &a y\nbuild:\n  context: ^*a\n'],
  ['a Dockerfile that is an alias', 'x: &a y\nbuild:\n  context: ^x\n  dockerfile: *a\n'],
  ['a block of text', 'build:\n  context: ^>-\n    x\n'],
  ['nothing', 'build:\n  context:^\n'],
])('leaves %s alone', (_, text) => {
  expect(mend(text)).toBe(text.replace('^', ''));
});

it('leaves alone what a workflow does not have', () => {
  expect(mend('build: ^x\n', 'workflow')).toBe('build: x\n');
});
