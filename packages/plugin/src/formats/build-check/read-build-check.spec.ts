import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAboutTheFile, readBuildCheck } from './read-build-check';

// What docker buildx 0.29.1 prints with Docker 28.5.2, byte for byte.
const recorded = (name: string): string =>
  readFileSync(join(__dirname, `fixtures/docker-28.5-buildx-0.29-${name}.json`), 'utf8');

it('reads the warnings with their places', () => {
  const check = readBuildCheck(recorded('warn'));
  expect(check?.refusal).toBeUndefined();
  expect(check?.warnings.map(({ rule, line }) => `${rule} ${String(line)}`).sort()).toEqual([
    'ExposeProtoCasing 6',
    'FromAsCasing 1',
    'JSONArgsRecommended 7',
    'JSONArgsRecommended 8',
    'MaintainerDeprecated 5',
    'SecretsUsedInArgOrEnv 2',
    'StageNameCasing 1',
    'WorkdirRelativePath 3',
  ]);
  expect(check?.warnings.find(({ rule }) => rule === 'StageNameCasing')).toEqual({
    rule: 'StageNameCasing',
    description: 'Stage names should be lowercase',
    url: 'https://docs.docker.com/go/dockerfile/rule/stage-name-casing/',
    detail: "Stage name 'Build' should be lowercase",
    line: 1,
  });
});

it('tells a file that cannot be read from a registry that gives no answer', () => {
  const [refused, unreached] = ['refused', 'unreached'].map(
    (name) => readBuildCheck(recorded(name))?.refusal ?? { message: '', line: undefined },
  );
  expect(refused).toEqual({
    message: 'dockerfile parse error on line 2: unknown instruction: COPPY (did you mean COPY?)',
    line: 2,
  });
  expect([refused, unreached].map((refusal) => refusal && isAboutTheFile(refusal))).toEqual([true, false]);
});

it('reads an answer without warnings', () => {
  expect(readBuildCheck(recorded('clean'))).toEqual({ warnings: [], refusal: undefined });
});

it.each(['', 'Check complete, no warnings found.', '[]', '{}', '{"warnings":'])(
  'takes %j for no answer',
  (text) => {
    expect(readBuildCheck(text)).toBeUndefined();
  },
);
