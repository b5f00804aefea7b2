import { execa } from 'execa';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { must } from '../../../tools/dist/engine/run';
import { say } from '../progress';

/** Where the trees of one run lie. */
export interface Place {
  readonly folder: string;
  /** Removes everything, even after an interruption. */
  remove(): Promise<void>;
}

/** An empty folder in the folder for temporary files; set TMPDIR to have it elsewhere. */
export function placeOnDisk(): Place {
  const folder = newFolder();
  return { folder, remove: () => removeFolder(folder) };
}

/**
 * An ext4 file system of its own in memory, as large as trees of that many files need. Disks differ, and some take
 * seconds to free what is deleted, whatever deleted it; this shows the commands alone. Only root can mount it.
 */
export async function placeInMemory(files: number, signal: AbortSignal): Promise<Place> {
  const folder = newFolder();
  const image = join('/dev/shm', basename(folder));
  try {
    await must('cannot make a file for the trees', 'truncate', ['-s', `${imageBytes(files)}`, image], {
      signal,
    });
    await must('cannot make a file system', 'mkfs.ext4', [...formatOptions(files), image], { signal });
    await must('cannot mount a file system in memory', 'mount', ['-o', 'loop', image, folder], { signal });
  } catch (error) {
    await removeFolder(folder);
    throw error;
  } finally {
    // The mounted loop device keeps it until it is unmounted, so that nothing stays if we are killed then.
    rmSync(image, { force: true });
  }
  const remove = async (): Promise<void> => {
    await execa('umount', [folder], inBackground);
    await removeFolder(folder);
  };
  return { folder, remove };
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'nx-alpine-benchmark-'));
}

const imageBytes = (files: number): number => 2 ** 29 + files * 200_000;

/** Nothing is left to be initialised later, behind the back of the measurements. */
function formatOptions(files: number): string[] {
  const eager = 'lazy_itable_init=0,lazy_journal_init=0';
  return ['-q', '-F', '-E', eager, '-N', `${20_000 + files * 40}`];
}

/** A second Ctrl-C must not reach it. */
const inBackground = { detached: true, stdin: 'ignore', timeout: 900_000 } as const;

async function removeFolder(folder: string): Promise<void> {
  say('removing the trees');
  await execa('rm', ['-rf', '--one-file-system', '--', folder], inBackground);
}
