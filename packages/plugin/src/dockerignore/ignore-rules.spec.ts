import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../base/user-error';
import type { Dialect } from './dialect';
import { rulesAtRoot, type FolderRules } from './folder-rules';
import { readIgnoreRules } from './ignore-rules';

type Answer = { readonly included: readonly number[] } | { readonly error: string };

/** What real engines put into an image for each ignore file; see fixtures/README.md. */
interface DockerAnswers {
  readonly files: readonly string[];
  readonly cases: readonly (Answer & {
    readonly dockerignore: string;
    readonly legacy?: Answer;
  })[];
}

function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(join(__dirname, 'fixtures', name), 'utf8'));
}
const answers = readFixture('dockerignore.json') as DockerAnswers;
const buildah = readFixture('buildah.json') as { readonly cases: readonly Answer[] };

interface Folder {
  readonly files: string[];
  readonly folders: Map<string, Folder>;
}

const tree: Folder = { files: [], folders: new Map() };
for (const file of answers.files) {
  const names = file.split('/');
  let folder = tree;
  for (const name of names.slice(0, -1)) {
    const next = folder.folders.get(name) ?? { files: [], folders: new Map() };
    folder.folders.set(name, next);
    folder = next;
  }
  folder.files.push(names.at(-1) ?? '');
}

/** Visits folders as the context walk does, skipping where the rules allow it. */
function includedFiles(content: string, dialect: Dialect): readonly string[] | 'error' {
  const included: string[] = [];
  const visit = ({ files, folders }: Folder, path: string, rules: FolderRules): void => {
    const below = (name: string): string => (path === '' ? name : `${path}/${name}`);
    included.push(...files.filter((name) => !rules.excludesFile(name, path)).map(below));
    for (const [name, folder] of folders) {
      const next = rules.enter(name, path);
      if (!next.skippable) visit(folder, below(name), next);
    }
  };
  try {
    visit(tree, '', rulesAtRoot(readIgnoreRules(content, '.dockerignore', dialect)));
  } catch (problem) {
    if (problem instanceof UserError) return 'error';
    throw problem;
  }
  return included.sort();
}

function expectedFiles(answer: Answer): readonly string[] | 'error' {
  return 'error' in answer ? 'error' : answer.included.map((index) => answers.files[index] ?? '').sort();
}

describe('ignore rules against a real engine', () => {
  it.each([
    ['docker', answers.cases],
    ['docker-legacy', answers.cases.map((one) => one.legacy ?? one)],
    ['buildah', buildah.cases],
  ] as const)('answer all recorded ignore files as %s did', (dialect, expected) => {
    const different = answers.cases.filter(
      ({ dockerignore }, index) =>
        JSON.stringify(includedFiles(dockerignore, dialect)) !==
        JSON.stringify(expectedFiles(expected[index] ?? { error: 'there is no answer' })),
    );
    expect(different.map(({ dockerignore }) => dockerignore)).toEqual([]);
    expect(expected).toHaveLength(400);
  });
});

describe('readIgnoreRules', () => {
  it.each([
    ['!\\x2e*[', false],
    ['!\\W*[', false],
    ['![[:punct:]]*[', false],
    ['!\\.*[', true],
    ['!?*[', true],
    ['![+-/]*[', true],
    ['![^a]*[', true],
    ['![^.]*[', false],
    ['![\\.]*[', true],
    ['!*.*[', true],
    ['!a*[', false],
  ])('refuses %j at once only where the engine compares so far: %s', (content, isRefused) => {
    const read = (): unknown => readIgnoreRules(content, '.dockerignore');
    if (isRefused) expect(read).toThrow('syntax error in pattern');
    else expect(read).not.toThrow();
  });

  it('names every line that the engine refuses', () => {
    const read = (): unknown => readIgnoreRules('ok\n[a-\n!\n', '.dockerignore');
    expect(read).toThrow(/\.dockerignore:2 "\[a-".*\n.*\n\.dockerignore:3 "!"/);
  });

  it.each([
    ['docker', 'a\tb', true],
    ['docker', 'a\tb\né', false],
    ['docker', '# a\tb\n\tc\t', false],
    ['docker-legacy', 'a\tb', false],
    ['docker-legacy', 'a\u0001b\né', true],
    ['buildah', 'a\u0001b', false],
  ] as const)('knows that %s cannot pass on a control character in %j: %s', (dialect, content, isRefused) => {
    const read = (): unknown => readIgnoreRules(content, '.dockerignore', dialect);
    if (isRefused) expect(read).toThrow(/control character/);
    else expect(read).not.toThrow();
  });
});
