import { isOneEditAway } from './similar-name';

describe('isOneEditAway', () => {
  it.each([
    ['backend', 'bakcend', true],
    ['backend', 'backends', true],
    ['backends', 'backend', true],
    ['backend', 'backand', true],
    ['xbackend', 'backend', true],
    ['backend', 'backend', false],
    ['backend', 'bkacedn', false],
    ['backend', 'frontend', false],
    ['ab', 'abc', false],
    ['api', 'app', true],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(isOneEditAway(one, other)).toBe(expected);
  });
});
