import { existsSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunDirectory } from './run-directory';

const folder = '/opt/containerd';

/** containerd makes this empty folder wherever it starts; notes that it was not there before. */
export function noteOptFolder(run: RunDirectory): void {
  if (!existsSync(folder)) writeFileSync(noteIn(run), '');
}

/** Removes the folder that was not there before, unless somebody has put something into it. */
export function removeOptFolder(run: RunDirectory): void {
  if (!existsSync(noteIn(run))) return;
  for (const path of [join(folder, 'bin'), join(folder, 'lib'), folder]) {
    try {
      rmdirSync(path);
    } catch {
      // In use, or removed by another run.
    }
  }
}

function noteIn(run: RunDirectory): string {
  return join(run.path, 'opt-containerd-is-ours');
}
