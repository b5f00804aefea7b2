import { join } from 'node:path';
import { freeLock, tryLock } from '../../host/file-lock';
import { pause } from '../../host/pause';

/** Something of which there are so many places, for all processes of this machine together. */
export interface Places {
  /** All that want a place of the same kind name the same folder. */
  readonly folder: string;
  readonly count: number;
}

/** A wait for a place. */
export interface Waiting {
  readonly signal: AbortSignal;
  /** Is told about once a second how many milliseconds have passed. */
  readonly onWait: (waited: number) => void;
}

/** Milliseconds between two tries, and between two words about them. */
const TRY_AGAIN = 100;
const TELL_AGAIN = 1_000;

/** Waits for one of a number of places, and gives what leaves it again; whoever died has left his. */
export async function takePlace(places: Places, waiting: Waiting): Promise<() => Promise<void>> {
  const place = await waitForPlace(places, waiting);
  return () => freeLock(place);
}

async function waitForPlace(places: Places, { signal, onWait }: Waiting): Promise<string> {
  const start = performance.now();
  let told = -TELL_AGAIN;
  for (;;) {
    signal.throwIfAborted();
    const place = await tryPlaces(places);
    if (place !== undefined) return place;
    const waited = performance.now() - start;
    if (waited - told >= TELL_AGAIN) {
      onWait(Math.round(waited));
      told = waited;
    }
    await pause(TRY_AGAIN, signal);
  }
}

async function tryPlaces({ folder, count }: Places): Promise<string | undefined> {
  for (let number = 0; number < count; number += 1) {
    const place = join(folder, `place-${number}`);
    if (await tryLock(place)) return place;
  }
  return undefined;
}
