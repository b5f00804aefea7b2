import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityOf } from './process-identity';
import { abandonedRunDirectories } from './run-directory';

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('abandonedRunDirectories', () => {
  it('finds those of ended processes only, and leaves other folders alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'spec-'));
    const { pid, started } = identityOf(process.pid) ?? { pid: 0, started: 0 };
    const abandonedName = `nxa-${pid}-${started - 1}-bbbbbb`;
    const names = [`nxa-${pid}-${started}-aaaaaa`, abandonedName, 'nxa-mine', 'other'];
    for (const name of names) mkdirSync(join(folder, name));

    const abandoned = abandonedRunDirectories(folder);
    rmSync(folder, { recursive: true });

    expect(abandoned).toEqual([
      { path: join(folder, abandonedName), id: 'bbbbbb', owner: { pid, started: started - 1 } },
    ]);
  });
});
