import { difference } from './difference';
import { shrink } from './shrink';

describe('difference', () => {
  it('is nothing when both answer alike, also by refusing', () => {
    expect([difference(['a', 'b'], ['b', 'a']), difference(undefined, undefined)]).toEqual([[], []]);
  });

  it('names who includes what, and who refuses', () => {
    expect(difference(['a', 'b'], ['b', 'c'])).toEqual(['only the engine includes a', 'only we include c']);
    expect(difference(undefined, [])).toEqual(['the engine refuses it, we do not']);
  });
});

describe('shrink', () => {
  it('leaves the lines that the problem needs', async () => {
    const shows = (text: string): Promise<boolean> => Promise.resolve(/b\n(.*\n)?d/.test(text));
    await expect(shrink('a\nb\nc\nd\ne', shows)).resolves.toBe('b\nd');
  });
});
