import type { FileFacts } from '../../host/file-facts';

/**
 * Milliseconds. Times of files are as coarse as 2 s (FAT) and lag behind the clock by a tick; a file that changed this
 * shortly before it was read could change once more and keep its times.
 */
const DOUBTFUL = 3000;

/** The moment before which a file has to have changed last for a reading that starts now to be remembered. */
export function doubtfulSince(now: number): number {
  return now - DOUBTFUL;
}

/**
 * Whether a change after the reading is sure to change the file's state.
 *
 * Times to come are no help: they say that a clock was wrong. Windows gives no ctime for FAT, but a time before 1970.
 */
export function isSettled({ mtime, ctime, device }: FileFacts, rootDevice: number, before: number): boolean {
  return ctime > 0 && ctime < before && mtime < before && device === rootDevice;
}
