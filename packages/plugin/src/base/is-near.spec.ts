import { isNear } from './is-near';

it.each([
  ['builder', 'buidler', true],
  ['builder', 'BULDER', true],
  ['builder', 'builders', true],
  ['builder', 'guilder', true],
  ['builder', 'builder', false],
  ['builder', 'build', false],
  ['builder', 'blunder', false],
  ['stage1', 'stage2', false],
  ['dev', 'deb', false],
])('tells whether %s is near to %s', (one, other, expected) => {
  expect([isNear(one, other), isNear(other, one)]).toEqual([expected, expected]);
});

it('takes shorter names where it is asked to', () => {
  expect([isNear('RNU', 'RUN', 3), isNear('RNU', 'RUN')]).toEqual([true, false]);
});
