import { pause } from './pause';

describe('a pause', () => {
  it('comes to its end', async () => {
    await expect(pause(1, new AbortController().signal)).resolves.toBeUndefined();
  });

  it('ends with the signal, before or while it lasts', async () => {
    const controller = new AbortController();
    const waiting = pause(2 ** 30, controller.signal);
    controller.abort();
    await waiting;
    await pause(2 ** 30, controller.signal);
    expect(controller.signal.aborted).toBe(true);
  });
});
