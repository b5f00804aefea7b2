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
  await Promise.all(Array.from({ length: atOnce }, worker));
  signal.throwIfAborted();
  return results;
}
