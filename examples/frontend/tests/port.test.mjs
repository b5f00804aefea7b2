import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPort } from '../src/port.mjs';

test('takes a number, or 8080 where nothing is said', () => {
  const read = [{ PORT: '0' }, { PORT: '65535' }, {}, { PORT: '' }].map(readPort);
  assert.deepEqual(read, [0, 65535, 8080, 8080]);
});

for (const text of ['http', '-1', '65536', ' 80', '0x50', '8e3', '80\n']) {
  test(`refuses ${JSON.stringify(text)}`, () => {
    assert.throws(() => readPort({ PORT: text }), {
      message: `PORT must be a number from 0 to 65535, not ${JSON.stringify(text)}`,
    });
  });
}
