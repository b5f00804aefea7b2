import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import glob from 'fast-glob';
import { alpineReleaseOf, baseImages } from './base-images';

const root = join(__dirname, '../..');

/** Images named after FROM that are neither an earlier stage nor scratch. */
function externalImages(dockerfile: string): string[] {
  const stages = new Set(['scratch']);
  const images: string[] = [];
  for (const [, image = '', stage] of dockerfile.matchAll(
    /^FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/gim,
  )) {
    if (!stages.has(image.toLowerCase())) images.push(image);
    if (stage) stages.add(stage.toLowerCase());
  }
  return images;
}

describe('externalImages', () => {
  it('leaves out stages and scratch', () => {
    const dockerfile = 'FROM --platform=linux/amd64 a:1 AS Base\nfrom base as test\nFROM scratch\nFROM b:2';
    expect(externalImages(dockerfile)).toEqual(['a:1', 'b:2']);
  });
});

describe('baseImages', () => {
  const files = glob.sync('examples/**/*.alpine.Dockerfile', { cwd: root, ignore: ['**/node_modules/**'] });

  it('has Dockerfiles to be compared with', () => {
    expect(files).not.toEqual([]);
  });

  it.each(files)('names every image that %s builds on', (file) => {
    const known = baseImages.map(({ name }) => name);
    const unknown = externalImages(readFileSync(join(root, file), 'utf8')).filter(
      (image) => !known.includes(image),
    );
    expect(unknown).toEqual([]);
  });
});

describe('alpineReleaseOf', () => {
  it('reads the release from the tag', () => {
    expect(alpineReleaseOf('python:3.13-alpine3.24')).toBe('3.24');
  });

  it('refuses an image that promises no release', () => {
    expect(() => alpineReleaseOf('python:3.13-alpine')).toThrow('must end in -alpine and a release');
  });
});
