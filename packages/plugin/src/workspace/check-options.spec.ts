import { compileOptionsCheck } from './check-options';

const schema = {
  properties: {
    name: { type: 'string', minLength: 1 },
    kind: { type: 'string', enum: ['one', 'two'] },
    count: { type: 'integer', minimum: 1, maximum: 3 },
    sizes: { type: 'array', items: { type: ['string', 'number'], pattern: '^[0-9]+$' }, minItems: 1 },
    labels: {
      type: 'object',
      additionalProperties: { type: 'string' },
      propertyNames: { pattern: '^[a-z/~% ]+$' },
    },
    secrets: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        properties: { file: { type: 'string' }, env: { type: 'string' } },
        required: ['file'],
        maxProperties: 1,
        unevaluatedProperties: false,
      },
    },
  },
  required: ['name'],
  unevaluatedProperties: false,
};

const check = compileOptionsCheck<Record<string, unknown>>(schema, /^\/secrets/);

const whatIsWrong = (raw: object): readonly string[] =>
  check({ name: 'x', ...raw }).problems.map(({ what }) => what);

it('lets through what fits', () => {
  const raw = {
    name: 'x',
    kind: 'one',
    count: 3,
    sizes: ['1', 2],
    labels: { 'a/b~c% d': 'x' },
    secrets: { a: { file: 'f' } },
  };
  expect(check(raw)).toEqual({ fitting: raw, problems: [] });
});

it.each<[object, string[]]>([
  [{ kind: 'three' }, ['kind: expected one of one, two, got "three"']],
  [{ kind: null }, ['kind: expected string, got null', 'kind: expected one of one, two']],
  [{ count: 4 }, ['count: must be at most 3, got 4']],
  [{ count: 0 }, ['count: must be at least 1, got 0']],
  [{ count: 1.5 }, ['count: expected integer, got number']],
  [{ sizes: 'x' }, ['sizes: expected array, got string']],
  [{ sizes: [] }, ['sizes: must not be empty']],
  [{ sizes: ['1', 'x'] }, ['sizes[1]: has the wrong form, got "x"']],
  [{ sizes: [['x']] }, ['sizes[0]: expected string or number, got array']],
  [{ name: '' }, ['name: must not be empty']],
  [{ name: undefined }, ['name: must be given']],
  [{ labels: { A: 'x' } }, ['labels: "A" cannot be a name here']],
  [{ labels: { 'a/b~c% d': 1 } }, ['labels.a/b~c% d: expected string, got number']],
  [{ bogus: 1 }, ['bogus: there is no such option']],
  [{ 'bo"g/us': 1 }, ['bo"g/us: there is no such option']],
  [
    { secrets: { a: { file: 7, key: 1 } } },
    expect.arrayContaining([
      'secrets.a.file: expected string, got number',
      'secrets.a.key: there is no such field',
    ]),
  ],
  [{ secrets: { a: { env: 'x' } } }, ['secrets.a.file: must be given']],
])('names what is wrong in %j', (raw, problems) => {
  expect(whatIsWrong(raw)).toEqual(problems);
});

it('names all at once, and keeps what fits', () => {
  const { fitting, problems } = check({ kind: 'three', count: 2, bogus: 1 });
  expect(problems.map(({ what }) => what).sort()).toEqual([
    'bogus: there is no such option',
    'kind: expected one of one, two, got "three"',
    'name: must be given',
  ]);
  expect(fitting).toEqual({ count: 2 });
});

it('takes what is undefined for not given, at any depth', () => {
  const raw = { name: 'x', kind: undefined, secrets: { a: { file: 'f', env: undefined } } };
  expect(check(raw)).toEqual({ fitting: { name: 'x', secrets: { a: { file: 'f' } } }, problems: [] });
});

it('never repeats what may be a secret', () => {
  const told = JSON.stringify(
    check({ name: 'x', secrets: { a: 's3cret', b: { file: 's3cret', env: 's3cret' } } }).problems,
  );
  expect(told).toContain('secrets.a: expected object, got string');
  expect(told).not.toContain('s3cret');
});

it('names the fields that are known', () => {
  expect(check({ name: 'x', secrets: { a: { file: 'f', key: 1 } } }).problems).toContainEqual({
    what: 'secrets.a.key: there is no such field',
    fix: 'known are file, env',
  });
});
