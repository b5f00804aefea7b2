import { score, type Look } from './compare';
import { parseFixture } from './fixture';

const look = (kind: Look['kind'], isDefective: boolean, said: readonly string[] | undefined): Look => ({
  checker: 'dclint',
  rule: 'compose/port-conflict',
  kind,
  isDefective,
  said,
});

it('tells what names the defect from what says something else', () => {
  const ports = 'no-duplicate-exported-ports';
  expect(
    score([
      look('bad', true, [ports, 'services-alphabetical-order']),
      look('bad', true, ['services-alphabetical-order']),
      look('bad', false, [ports]),
      look('good', false, [ports, ports, 'service-keys-order']),
      look('good', false, []),
      look('good', false, undefined),
    ]),
  ).toEqual({ defective: 2, found: 1, sound: 3, mistaken: 1, others: 1, brokeDown: 1 });
});

it('reads a fixture with the files of its defects', () => {
  const text =
    '-- project api: services/api --\n-- a/.env --\nA=1\nA=2\n-- findings --\na/.env:2:1 warning env/duplicate-key\n  A stands\n  Remove\n';
  expect(parseFixture('env/duplicate-key', 'bad', text)).toEqual({
    rule: 'env/duplicate-key',
    kind: 'bad',
    files: [{ path: 'a/.env', text: 'A=1\nA=2\n' }],
    projects: [{ name: 'api', root: 'services/api' }],
    defective: ['a/.env'],
  });
});
