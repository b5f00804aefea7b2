import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import glob from 'fast-glob';
import { copyRepository } from './registry-part';

describe('copyRepository', () => {
  const folder = mkdtempSync(join(tmpdir(), 'registry-part-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('copies a repository and its blobs, and nothing of another', () => {
    const root = 'docker/registry/v2';
    const own = [
      `${root}/repositories/library/go/_layers/sha256/aa11/link`,
      `${root}/repositories/library/go/_manifests/revisions/sha256/bb22/link`,
      `${root}/repositories/library/go/_manifests/tags/1/current/link`,
      `${root}/blobs/sha256/aa/aa11/data`,
      `${root}/blobs/sha256/bb/bb22/data`,
    ];
    const others = [
      `${root}/repositories/library/node/_layers/sha256/cc33/link`,
      `${root}/blobs/sha256/cc/cc33/data`,
    ];
    for (const path of [...own, ...others]) {
      mkdirSync(dirname(join(folder, 'from', path)), { recursive: true });
      writeFileSync(join(folder, 'from', path), path);
    }
    copyRepository('library/go', join(folder, 'from'), join(folder, 'to'));
    expect(glob.sync('**', { cwd: join(folder, 'to') }).sort()).toEqual(own.sort());
  });
});
