import { contentKind } from './content-kind';
import { sentFile } from './testing/sample-picture';

describe('contentKind', () => {
  it.each([
    ['src/main.py', 'code'],
    ['Dockerfile', 'code'],
    ['services/api/alpine.Dockerfile', 'code'],
    ['Makefile', 'code'],
    ['package.json', 'data'],
    ['.npmrc', 'data'],
    ['.env', 'data'],
    ['LICENSE', 'documentation'],
    ['docs/GUIDE.MD', 'documentation'],
    ['logo.svg', 'media'],
    ['fonts/a.woff2', 'media'],
    ['dist/app.tar.gz', 'binary'],
    ['lib.so', 'binary'],
    ['folder.ts/noextension', 'other'],
    ['constructor', 'other'],
    ['name.', 'other'],
    ['', 'other'],
  ])('takes %s for %s', (path, kind) => {
    expect(contentKind(sentFile(path, 1))).toBe(kind);
  });

  it('takes pollution for nothing else, and does not judge what a link leads to', () => {
    expect(contentKind(sentFile('a.py', 1, { pollution: 'python' }))).toBe('pollution');
    expect(contentKind(sentFile('a.py', 0, { kind: 'link' }))).toBe('other');
  });
});
