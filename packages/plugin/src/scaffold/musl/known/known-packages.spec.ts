import { validRange } from 'semver';
import { normalName } from '../../../formats/lock-files/python-lock';
import { KNOWN_NODE } from './known-node';
import type { KnownPackage } from './known-package';
import { BRINGS_LIBRARY, KNOWN_EXTRAS, KNOWN_PYTHON } from './known-python';
import { PURE_PYTHON } from './pure-python';

const all: KnownPackage[] = [
  ...Object.values(KNOWN_PYTHON),
  ...Object.values(KNOWN_NODE).flatMap((entries) => entries.map(({ known }) => known)),
];

it('name packages of Alpine as apk takes them', () => {
  const names = all.flatMap((known) => {
    if (known.kind === 'impossible') return [];
    return known.kind === 'compiles' ? [...known.build, ...known.runtime] : known.runtime;
  });
  expect(names.filter((name) => !/^[a-z0-9][a-z0-9+._-]*$/.test(name))).toEqual([]);
  expect(names.length).toBeGreaterThan(100);
});

it('name packages of Python in their normal form, and each once', () => {
  const extras = Object.values(KNOWN_EXTRAS).flat();
  const names = [
    ...Object.keys(KNOWN_PYTHON),
    ...PURE_PYTHON,
    ...extras,
    ...Object.entries(BRINGS_LIBRARY).flat(),
  ];
  expect(names.filter((name) => normalName(name) !== name)).toEqual([]);
  expect([...PURE_PYTHON].filter((name) => Object.hasOwn(KNOWN_PYTHON, name))).toEqual([]);
  expect(extras.filter((name) => !Object.hasOwn(KNOWN_PYTHON, name))).toEqual([]);
  expect(Object.keys(KNOWN_PYTHON).length).toBeGreaterThanOrEqual(40);
});

it('have ranges of versions for Node that can be read', () => {
  const ranges = Object.values(KNOWN_NODE).flatMap((entries) => entries.map(({ range }) => range ?? '*'));
  expect(ranges.filter((range) => validRange(range) === null)).toEqual([]);
  expect(Object.keys(KNOWN_NODE).length).toBeGreaterThanOrEqual(25);
});
