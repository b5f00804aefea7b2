import type { ImageReport } from './image-report';
import { summarize } from './summary';

const report: ImageReport = {
  tags: ['backend:dev', 'backend:1'],
  images: [{ sizeBytes: 51_234_567, alpineVersion: '3.24.0', platform: 'linux/amd64' }],
  context: { files: 12, bytes: 34_567 },
};
const health = { status: 200, body: '{"status":"ok"}\n' };

describe('summarize', () => {
  it('aligns the facts', () => {
    expect(summarize({ report, health, standIn: false })).toBe(
      [
        '  image    backend:dev',
        '  size     51.2 MB',
        '  alpine   3.24.0, linux/amd64',
        '  context  12 files, 34.6 kB',
        '  health   200 {"status":"ok"}',
      ].join('\n'),
    );
  });

  it('says when the image is on a stand-in', () => {
    expect(summarize({ report, health, standIn: true })).toContain(
      '3.24.0, linux/amd64 (on a stand-in for the base image',
    );
  });

  it('refuses an image without a tag', () => {
    expect(() => summarize({ report: { ...report, tags: [] }, health, standIn: false })).toThrow(
      'has no tag',
    );
  });
});
