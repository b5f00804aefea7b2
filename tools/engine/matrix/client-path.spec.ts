import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findOnPath, pathWithoutClients } from './client-path';

const onUnix = process.platform === 'win32' ? describe.skip : describe;

onUnix('a PATH without clients', () => {
  let place: string;
  beforeEach(() => (place = mkdtempSync(join(tmpdir(), 'spec-'))));
  afterEach(() => rmSync(place, { recursive: true }));

  function folderWith(name: string, programs: readonly string[]): string {
    const folder = join(place, name);
    mkdirSync(folder);
    for (const program of programs) writeFileSync(join(folder, program), '');
    return folder;
  }

  it('replaces only folders that have one, and keeps what else is in them', () => {
    const plain = folderWith('plain', ['git']);
    const mixed = folderWith('mixed', ['docker', 'node', 'npm', 'podman']);
    const path = pathWithoutClients(
      [plain, mixed, join(place, 'nowhere')].join(delimiter),
      join(place, 'links'),
    );

    expect(path.split(delimiter)).toEqual([plain, join(place, 'links/1'), join(place, 'nowhere')]);
    expect(readdirSync(join(place, 'links/1')).sort()).toEqual(['node', 'npm']);
    expect(findOnPath('node', path)).toBe(join(place, 'links/1/node'));
    expect(findOnPath('docker', path)).toBeUndefined();
  });
});
