import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../base/user-error';
import { canSkipFolder, judge, judgeFromRoot, readIgnoreRules, type Judgement } from './ignore-rules';

/** What real engines put into an image for each ignore file; see fixtures/README.md. */
interface EngineAnswers {
  readonly files: readonly string[];
  readonly cases: readonly {
    readonly dockerignore: string;
    readonly included?: readonly number[];
    readonly error?: string;
  }[];
}
const answers = JSON.parse(
  readFileSync(join(__dirname, 'fixtures/dockerignore.json'), 'utf8'),
) as EngineAnswers;

/** Visits folders as the context walk does, skipping where the rules allow it. */
function includedFiles(content: string): string[] {
  const rules = readIgnoreRules(content, '.dockerignore');
  const folders = new Map<string, Judgement>();
  const judgeFolder = (path: string): Judgement => {
    const known = folders.get(path);
    if (known !== undefined) return known;
    const above = path.includes('/') ? judgeFolder(path.slice(0, path.lastIndexOf('/'))) : undefined;
    const own = judge(rules, path, above);
    folders.set(path, own);
    return own;
  };
  const isBelowSkippedFolder = (path: string): boolean =>
    path
      .split('/')
      .slice(0, -1)
      .map((_, index, all) => all.slice(0, index + 1).join('/'))
      .some((folder) => judgeFolder(folder).excluded && canSkipFolder(rules, folder));
  return answers.files.filter((file) => !judgeFolder(file).excluded && !isBelowSkippedFolder(file));
}

describe('ignore rules against a real engine', () => {
  it('answers all recorded ignore files as the engine did', () => {
    const different = answers.cases.filter(({ dockerignore, included, error }) => {
      const expected = error === undefined ? included?.map((index) => answers.files[index]) : 'error';
      const actual = ((): readonly string[] | 'error' => {
        try {
          return includedFiles(dockerignore);
        } catch (problem) {
          if (problem instanceof UserError) return 'error';
          throw problem;
        }
      })();
      return JSON.stringify(actual) !== JSON.stringify(expected);
    });
    expect(different.map(({ dockerignore }) => dockerignore)).toEqual([]);
    expect(answers.cases).toHaveLength(400);
  });
});

describe('readIgnoreRules', () => {
  it('names every line that the engine refuses', () => {
    const read = (): unknown => readIgnoreRules('ok\n[a-\n!\n', '.dockerignore');
    expect(read).toThrow(/\.dockerignore:2 "\[a-".*\n.*\n\.dockerignore:3 "!"/);
  });
});

describe('judgeFromRoot', () => {
  it('names the line that decides, and none where no line matters', () => {
    const rules = readIgnoreRules('# prose\n!docs\n**/*.md', '.dockerignore');
    const deciding = ['docs/a.md', 'docs', 'keep/a.txt'].map(
      (path) => judgeFromRoot(rules, path).decidedBy?.line,
    );
    expect(deciding).toEqual([3, undefined, undefined]);
  });

  it('carries what was said of a folder down to what lies below', () => {
    const rules = readIgnoreRules('*\n!a\na/b', '.dockerignore');
    const excluded = ['x', 'a/b', 'a/b/c'];
    const included = ['a', 'a/c', 'a/c/d'];
    expect([...excluded, ...included].filter((path) => judgeFromRoot(rules, path).excluded)).toEqual(
      excluded,
    );
  });
});
