/** Does a job for each item, a few at a time and none after an interruption; results are in the order of the items. */
export async function askInTurn<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  signal: AbortSignal,
  job: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    // Each worker takes the next item that no other has taken.
    for (const [index, item] of waiting) {
      signal.throwIfAborted();
      results[index] = await job(item);
    }
  };
  // What one of them has begun is cleaned up before anything is made of the failure of another.
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  signal.throwIfAborted();
  return results;
}
