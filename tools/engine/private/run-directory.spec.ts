import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityOf } from './process-identity';
import { abandonedRunDirectories, createInnerRunDirectory, innerRunDirectories } from './run-directory';

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

onLinux('innerRunDirectories', () => {
  it('are those that were made below the run, each with an id of its own', () => {
    const path = mkdtempSync(join(tmpdir(), 'spec-'));
    const owner = { pid: 1, started: 1 };
    const before = innerRunDirectories({ path, id: 'outer1', owner });
    const made = [createInnerRunDirectory(path), createInnerRunDirectory(path)];
    const found = innerRunDirectories({ path, id: 'outer1', owner });
    rmSync(path, { recursive: true });

    expect(before).toEqual([]);
    expect(found.sort(byId)).toEqual(made.map((inner) => ({ ...inner, owner })).sort(byId));
    expect(new Set(made.map(({ id }) => id)).size).toBe(2);
  });
});

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}
