import type { Finding } from './finding';
import { fixFindings } from './fix-findings';
import { viewInMemory, type WorkspaceView } from './workspace-view';

const finding = (file: string, edits?: Finding['edits']): Finding => ({
  ...{ rule: 'env/duplicate-key', severity: 'info', file, line: 1, column: 1 },
  ...{ what: 'a', why: 'b', fix: 'c', evidence: 'files' },
  ...(edits !== undefined && { edits }),
});

/** Finds each `ab` and `ba`, which overlap in `aba`, and takes them away. */
function look({ files, read }: WorkspaceView): Finding[] {
  return files.flatMap((file) =>
    [...(read(file) ?? '').matchAll(/(?=ab|ba)/g)].map(({ index }) =>
      finding(file, [{ from: index, to: index + 2, text: '' }]),
    ),
  );
}

it('looks again for what had to wait, and leaves other files alone', () => {
  const view = viewInMemory({ one: 'aabb', two: 'aba-ab', three: 'x' });
  const { changes, fixed } = fixFindings(view, look);
  expect(Object.fromEntries(changes)).toEqual({
    one: { before: 'aabb', after: '' },
    two: { before: 'aba-ab', after: 'a-' },
  });
  expect(fixed.map(({ file }) => file).sort()).toEqual(['one', 'one', 'two', 'two']);
});

it('mends nothing without edits', () => {
  const view = viewInMemory({ one: 'a' });
  expect(fixFindings(view, () => [finding('one')])).toEqual({ changes: new Map(), fixed: [] });
});

it('comes to an end where two rules want the opposite', () => {
  const view = viewInMemory({ one: 'a' });
  const turn = ({ read }: WorkspaceView): Finding[] => [
    finding('one', [{ from: 0, to: 1, text: read('one') === 'a' ? 'b' : 'a' }]),
  ];
  const { changes, fixed } = fixFindings(view, turn);
  expect([changes.size, fixed.length]).toEqual([0, 10]);
});

it('tells the text that its edits are about, though the file has changed since', () => {
  let text = 'ab!';
  const view = { ...viewInMemory({ one: '' }), read: () => text };
  const { changes } = fixFindings(view, (current) => {
    const found = look(current);
    if (found.length === 0) text = 'somebody wrote this';
    return found;
  });
  expect(Object.fromEntries(changes)).toEqual({ one: { before: 'ab!', after: '!' } });
});
