import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import glob from 'fast-glob';
import { baseImage } from '../../packages/plugin/dist/scaffold/base-images';
import { stockImage } from '../../packages/plugin/dist/scaffold/compose/stock-images';
import { alpineReleaseOf, baseImages, repositoryOf, stockImages, tagOf, templateImages } from './base-images';

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

describe('templateImages', () => {
  it('are, with the base images, those that the generators write by default', () => {
    const written = (['python', 'node', 'go', 'nginx', 'alpine'] as const).map((name) => baseImage(name));
    expect([...baseImages, ...templateImages].map(({ name }) => name)).toEqual(written);
  });
});

describe('stockImages', () => {
  it('are what compose files name', () => {
    const written = (['postgres', 'redis', 'valkey'] as const).map((name) => stockImage(name));
    expect(stockImages.map(({ name }) => name)).toEqual(written);
  });
});

describe('the parts of an image', () => {
  it('lie below library where nobody owns the repository', () => {
    expect(templateImages.map((image) => `${repositoryOf(image)} ${tagOf(image)}`)).toEqual([
      'library/golang 1.26-alpine3.24',
      'nginxinc/nginx-unprivileged 1.30-alpine3.24-slim',
      'library/alpine 3.24',
    ]);
  });
});

describe('alpineReleaseOf', () => {
  it.each(['python:3.13-alpine3.24', 'alpine:3.24', 'nginxinc/nginx-unprivileged:1.30-alpine3.24-slim'])(
    'reads the release from %s',
    (image) => {
      expect(alpineReleaseOf({ name: image })).toBe('3.24');
    },
  );

  it('takes what is given for an image that promises none', () => {
    expect(alpineReleaseOf({ name: 'redis:8-alpine', alpineRelease: '3.24' })).toBe('3.24');
  });

  it('refuses an image that promises no release', () => {
    expect(() => alpineReleaseOf({ name: 'python:3.13-alpine' })).toThrow(
      'must end in -alpine and a release',
    );
  });
});
