import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Random } from '../random';
import type { PlannedFolder } from './tree-plan';

const NOISE = 8 * 2 ** 20;
const FOLDERS_PER_TURN = 100;

/** Makes planned folders below a root. Lets other events in now and then, so that Ctrl-C is heard. */
export async function writeFiles(
  root: string,
  folders: readonly PlannedFolder[],
  signal: AbortSignal,
): Promise<void> {
  const noise = makeNoise();
  let offset = 0;
  for (const [index, { path, files }] of folders.entries()) {
    if (index % FOLDERS_PER_TURN === 0) {
      await nextTurn();
      signal.throwIfAborted();
    }
    const folder = join(root, path);
    mkdirSync(folder, { recursive: true });
    for (const { name, bytes } of files) {
      offset = (offset + 4099) % (NOISE - bytes);
      writeFileSync(join(folder, name), noise.subarray(offset, offset + bytes));
    }
  }
}

let known: Buffer | undefined;

/** The same bytes each time; a file is a piece of them. */
function makeNoise(): Buffer {
  if (known) return known;
  const random = new Random(1);
  const noise = Buffer.alloc(NOISE);
  for (let at = 0; at < NOISE; at += 4) noise.writeInt32LE(random.below(2 ** 32) | 0, at);
  return (known = noise);
}
