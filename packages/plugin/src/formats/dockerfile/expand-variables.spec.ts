import { expandVariables } from './expand-variables';

describe('expandVariables', () => {
  const variables = new Map([
    ['SET', 'value'],
    ['EMPTY', ''],
    ['UNSET', undefined],
  ]);

  it.each([
    ['$SET-${SET}', 'value-value'],
    ['${UNSET:-other}', 'other'],
    ['${EMPTY:-other}', 'other'],
    ['${EMPTY-other}', ''],
    ['${SET:+other}', 'other'],
    ['${UNSET:+other}', ''],
    ['\\$SET', '$SET'],
    ['$UNSET', undefined],
    ['$NOWHERE', undefined],
  ])('makes %s into %s', (text, expected) => {
    expect(expandVariables(text, variables)).toBe(expected);
  });
});
