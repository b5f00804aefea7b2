import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { makeTree } from '../../testing/temporary-tree';
import type { CleanJob } from './clean-job';
import { describePath } from './explain-context';

describe('the explanation of a path', () => {
  const tree = makeTree({ '.dockerignore': 'foo\n!foo/*\nfoo*\n', 'foo/file': '1', 'foo/folder/x': '1' });
  symlinkSync('file', join(tree.root, 'foo/link'));
  const job = { root: tree.root, task: { workspaceRoot: tree.root } } as CleanJob;
  const explain = (path: string): string => describePath(job, 'alpine.Dockerfile', path);

  afterAll(() => {
    tree.remove();
  });

  it('says that a file arrives empty, with the line', () => {
    expect(explain('foo/file')).toMatch(
      /^foo\/file is sent with nothing in it\n[^]*emptied by {2}\.dockerignore:3 "foo\*"/,
    );
    expect(explain('foo/missing')).toContain('does not exist now, and would be sent with nothing in it');
  });

  it('says no such thing of a link or a folder, which have no content of their own', () => {
    for (const path of ['foo/link', 'foo/folder']) {
      expect(explain(path)).toContain(`${path} is sent\n`);
      expect(explain(path)).not.toContain('emptied');
    }
  });
});
