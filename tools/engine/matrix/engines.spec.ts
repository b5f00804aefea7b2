import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enginesAtHand } from './engines';

const onUnix = process.platform === 'win32' ? describe.skip : describe;

onUnix('enginesAtHand', () => {
  it('are those on PATH, in the order of the matrix, where with-engine has found an installed one', () => {
    const PATH = mkdtempSync(join(tmpdir(), 'spec-'));
    for (const program of ['buildah', 'docker']) writeFileSync(join(PATH, program), '');
    const atHand = enginesAtHand({ PATH, NX_ALPINE_ENGINE: 'existing' });
    rmSync(PATH, { recursive: true });

    expect(atHand).toEqual(['docker', 'buildah']);
  });

  it('do not depend on PATH where they are brought', () => {
    const atHand = enginesAtHand({ PATH: '', NX_ALPINE_ENGINE: 'private' });
    expect(atHand.filter((name) => name !== 'docker-20.10')).toEqual([
      ...['docker', 'docker-containerd', 'podman', 'buildah'],
    ]);
  });
});
