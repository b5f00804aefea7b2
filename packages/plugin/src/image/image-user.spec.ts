import { runsAsRoot } from './image-user';

const PASSWD = 'root:x:0:0:root:/root:/bin/sh\napp:x:10001:10001::/:/bin/sh\ntoor:x:0:0::/root:/bin/sh\n';

describe('the user of an image', () => {
  it.each([
    ['', true],
    ['root', true],
    ['0', true],
    ['00', true],
    ['0:10001', true],
    ['root:app', true],
    ['10001', false],
    ['10001:0', false],
    ['app', false],
    ['app:app', false],
    ['toor', true],
    ['nobody-knows', false],
  ])('"%s" is root: %s', (user, expected) => {
    expect(runsAsRoot(user, PASSWD)).toBe(expected);
  });

  it('is judged by its name where there is no passwd', () => {
    expect([runsAsRoot('app', undefined), runsAsRoot('root', undefined)]).toEqual([false, true]);
  });
});
