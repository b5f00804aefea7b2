import { renderContextPage } from './render-context-page';
import { manyFiles, pictureOf, sentFile } from './testing/sample-picture';

const line = {
  line: 3,
  text: '**/node_modules',
  files: 12,
  bytes: 3_400,
  places: [{ path: 'a/node_modules', files: 12, bytes: 3_400, isFolder: true }],
};

/** The page as a reader without a browser would have it. */
function textOf(page: string): string {
  const body = page.slice(page.indexOf('<body>'), page.indexOf('<script'));
  return body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

describe('renderContextPage', () => {
  it('says what it is about, with true totals', () => {
    const sent = [sentFile('a.ts', 1_000), sentFile('b.ts', 234_567), sentFile('c', 0, { kind: 'link' })];
    const text = textOf(renderContextPage(pictureOf({ sent, excludedByLine: [line] })));
    expect(text).toContain(
      'orders Dockerfile services/orders/alpine.Dockerfile Ignore file .dockerignore Read as docker',
    );
    expect(text).toContain('235.6 kB would be sent, in 3 files 235,567 bytes');
    expect(text).toContain('3.4 kB left out, in 12 files 3,400 bytes');
  });

  it('points out pollution with its largest places, and says nothing of it where there is none', () => {
    const polluted = { pollution: 'python' };
    const sent = [
      sentFile('src/a.py', 10),
      sentFile('src/__pycache__/a.pyc', 2_000, polluted),
      sentFile('src/__pycache__/deep/b.pyc', 1_000, polluted),
      sentFile('core.1', 100, { pollution: 'dump' }),
    ];
    const text = textOf(renderContextPage(pictureOf({ sent })));
    expect(text).toContain('3 files, 3.1 kB of pollution would be sent Kinds: dump, python.');
    expect(text).toContain('src/__pycache__/ 2 files, 3.0 kB core.1 1 file, 100 B');
    expect(textOf(renderContextPage(pictureOf({ sent: sent.slice(0, 1) })))).not.toContain('pollution');
  });

  it('shows which line leaves out what, in the order of the file', () => {
    const other = { line: 1, text: ' .git\r', files: 2, bytes: 600, places: [] };
    const text = textOf(renderContextPage(pictureOf({ excludedByLine: [line, other] })));
    expect(text).toContain(
      '1 ␠.git␍ 2 600 B 15.0 % 3 **/node_modules 1 place a/node_modules/ 12 files, 3.4 kB 12 3.4 kB 85.0 % All 14 4.0 kB 100 %',
    );
  });

  it('counts lines and places that it does not show', () => {
    const places = Array.from({ length: 30 }, (_, n) => ({
      path: String(n),
      files: 2,
      bytes: 30 - n,
      isFolder: true,
    }));
    const lines = Array.from({ length: 310 }, (_, n) => ({ ...line, line: n + 1, bytes: 1_000 - n, places }));
    const text = textOf(renderContextPage(pictureOf({ excludedByLine: lines })));
    expect(text).toContain('and 10 other places 20 files, 55 B');
    expect(text).toContain('10 other lines 120 7.0 kB');
    expect(text).toContain('All 3,720 262.1 kB 100 %');
  });

  it('tells an ignore file that leaves nothing out from none', () => {
    expect(textOf(renderContextPage(pictureOf({})))).toContain(
      'No line of .dockerignore leaves anything out.',
    );
    const without = textOf(renderContextPage(pictureOf({ ignoreFile: null })));
    expect(without).toContain('Ignore file none');
    expect(without).toContain(
      'No ignore file holds for this Dockerfile, so all of the context would be sent.',
    );
  });

  it('has neither picture nor script for an empty context', () => {
    const page = renderContextPage(pictureOf({}));
    expect(textOf(page)).toContain('Nothing would be sent');
    expect(page).not.toContain('<script');
  });

  it('lists problems, the first hundred', () => {
    const problems = Array.from({ length: 102 }, (_, index) => `no. ${String(index)} cannot be read`);
    const text = textOf(renderContextPage(pictureOf({ problems })));
    expect(text).toContain('102 problems no. 0 cannot be read');
    expect(text).toContain('no. 99 cannot be read and 2 others');
  });

  it('lets no name become markup, wherever it stands', () => {
    const evil = `</script><script>x()</script><!-- "'><img src=x onerror=x()>\u202E\n`;
    const page = renderContextPage({
      ...pictureOf({ project: evil, dockerfile: evil, ignoreFile: evil, dialect: evil, problems: [evil] }),
      sent: [sentFile(evil, 1), sentFile(`${evil}/${evil}`, 1, { pollution: evil })],
      excludedByLine: [{ ...line, text: evil, places: [{ path: evil, files: 1, bytes: 1, isFolder: true }] }],
    });
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page.match(/<\/script/g)).toHaveLength(2);
    expect(page).not.toMatch(/<img|<!--|\u202E/);
  });

  it('names nothing outside of itself', () => {
    const page = renderContextPage(pictureOf({ sent: [sentFile('a', 1)] }));
    expect(page).not.toMatch(/https?:|url\(|@import|\ssrc=|\shref=/);
    expect(page).toContain('default-src &#39;none&#39;; script-src &#39;sha256-');
  });

  it('is the same for the same picture, in whatever order its files come', () => {
    // Many are of the same size, and then their names decide.
    const sent = manyFiles(2_000).map((file) => ({ ...file, bytes: file.bytes % 10 }));
    const page = renderContextPage(pictureOf({ sent }));
    expect(renderContextPage(pictureOf({ sent }))).toBe(page);
    expect(renderContextPage(pictureOf({ sent: [...sent].reverse() }))).toBe(page);
  });

  it('stays small with 100,000 files', () => {
    const sent = manyFiles(100_000);
    const page = renderContextPage(pictureOf({ sent }));
    expect(Buffer.byteLength(page)).toBeLessThan(2_500_000);
    expect(textOf(page)).toContain('in 100,000 files');
  });
});
