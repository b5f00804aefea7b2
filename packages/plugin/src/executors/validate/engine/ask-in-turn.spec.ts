import { pause } from '../../../host/pause';
import { askInTurn } from './ask-in-turn';

const { signal } = new AbortController();

it('answers in the order of the items, with no more at once than allowed', async () => {
  let running = 0;
  let most = 0;
  const answers = await askInTurn([3, 1, 2, 0], 2, signal, async (item) => {
    running += 1;
    most = Math.max(most, running);
    await pause(item, signal);
    running -= 1;
    return item * 10;
  });
  expect([answers, most]).toEqual([[30, 10, 20, 0], 2]);
});

it('begins nothing after an interruption, and lets what has begun come to its end', async () => {
  const controller = new AbortController();
  const log: string[] = [];
  const asking = askInTurn(['a', 'b', 'c', 'd'], 2, controller.signal, async (item) => {
    log.push(item);
    if (item === 'b') controller.abort(new Error('stopped'));
    await pause(item === 'a' ? 20 : 1, signal);
    log.push(`${item} ended`);
  });
  await expect(asking).rejects.toThrow('stopped');
  expect(log).toEqual(['a', 'b', 'b ended', 'a ended']);
});
