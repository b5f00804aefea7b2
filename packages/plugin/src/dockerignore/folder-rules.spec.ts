import fc from 'fast-check';
import { parentFolders } from '../base/context-path';
import { UserError } from '../base/user-error';
import { DIALECTS } from './dialect';
import { explainPath } from './explain';
import { compilePathTest, rulesAtRoot, rulesInFolder } from './folder-rules';
import { readIgnoreRules, type IgnoreRules } from './ignore-rules';
import { plainFolderRules } from './plain-folder';

const names = [
  'a',
  'b',
  'app',
  'main.py',
  'main.pyc',
  'x.tar.gz',
  '.env',
  'é',
  'a b',
  '[x]',
  'new\nline',
  '😀',
];
const pieces = [
  ...names,
  '*',
  '**',
  '***',
  '?',
  '*.py',
  '*.py[co]',
  'm*',
  '*a*',
  '[a-c]',
  '[^a]',
  '\\a',
  '\\*',
  '\\d',
  'a**',
  '**b',
];
const odd = ['..', '.', '{1}', 'a|b', 'a+', '(a)', '$', '^a', '[a', 'x[', '[]', '\\'];

const part = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...pieces) },
  { weight: 1, arbitrary: fc.constantFrom(...odd) },
);
const pattern = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
const line = fc
  .tuple(
    fc.constantFrom('', '', '!'),
    fc.constantFrom('', '', '', '/', './'),
    pattern,
    fc.constantFrom('', '', '/', ' '),
  )
  .map((parts) => parts.join(''));
const ignoreFile = fc.array(line, { minLength: 1, maxLength: 7 }).map((lines) => lines.join('\n'));
const path = fc
  .array(fc.constantFrom(...names), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join('/'));

function readIfAccepted(content: string, dialect: IgnoreRules['dialect']): IgnoreRules | undefined {
  try {
    return readIgnoreRules(content, '.dockerignore', dialect);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** The verdict of a job, or that the engine would fail. */
function attempt(job: () => boolean): boolean | 'error' {
  try {
    return job();
  } catch (error) {
    if (error instanceof UserError) return 'error';
    throw error;
  }
}

describe.each(DIALECTS)('the compiled rules of %s', (dialect) => {
  it('say of every path what the plain judgement says', () => {
    fc.assert(
      fc.property(ignoreFile, fc.array(path, { minLength: 1, maxLength: 12 }), (content, paths) => {
        const rules = readIfAccepted(content, dialect);
        if (rules === undefined) return;
        const excludes = compilePathTest(rules);
        for (const one of paths)
          expect({ one, excluded: attempt(() => excludes(one)) }).toEqual({
            one,
            excluded: attempt(() => explainPath(rules, one).excluded),
          });
      }),
      { numRuns: 1000 },
    );
  });

  it('let a folder be skipped only where nothing below it is sent', () => {
    fc.assert(
      fc.property(ignoreFile, path, (content, one) => {
        const rules = readIfAccepted(content, dialect);
        if (rules === undefined || rules.rules.some(({ segments }) => segments === undefined)) return;
        const root = rulesAtRoot(rules);
        const isSkipped = parentFolders(one).some((folder) => rulesInFolder(root, folder).skippable);
        if (isSkipped) expect(explainPath(rules, one).excluded).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

const TIGHT = [
  'foo',
  'foo/x',
  'foo*',
  '**/foo',
  '**/x',
  '*',
  '**',
  '*/x',
  'fo?',
  'x',
  'foo/*',
  'x/y',
  '**/y',
];

describe('the compiled rules of docker', () => {
  /** moby/patternmatcher's `MatchesOrParentMatches`, by which the client opens files. */
  function isClosed({ rules }: IgnoreRules, one: string): boolean {
    const places = [one, ...parentFolders(one)];
    return rules.reduce(
      (closed, { line: { reincludes }, matches }) =>
        reincludes === closed && places.some((place) => matches(place)) ? !reincludes : closed,
      false,
    );
  }

  /** Few names, so that lines often speak of the same folders. */
  const tightLine = fc.constantFrom(...['', '!'].flatMap((mark) => TIGHT.map((text) => mark + text)));
  const tightFile = fc.array(tightLine, { minLength: 2, maxLength: 7 }).map((lines) => lines.join('\n'));
  const tightPath = fc
    .array(fc.constantFrom('foo', 'foo', 'x', 'x', 'y', 'new\nline'), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('/'));

  it('name a line for just the files that the walk keeps and the client does not open', () => {
    let emptied = 0;
    fc.assert(
      fc.property(fc.oneof(tightFile, ignoreFile), fc.oneof(tightPath, path), (content, one) => {
        const rules = readIfAccepted(content, 'docker');
        if (rules === undefined || rules.rules.some(({ segments }) => segments === undefined)) return;
        const slash = one.lastIndexOf('/');
        const [folder, name] = [one.slice(0, Math.max(slash, 0)), one.slice(slash + 1)];
        const inFolder = rulesInFolder(rulesAtRoot(rules), folder);
        if (inFolder.excludesFile(name, folder)) return;
        const losing = inFolder.emptiesFile(name, folder);
        expect(losing !== undefined).toBe(isClosed(rules, one));
        expect(rulesInFolder(plainFolderRules(rules), folder).emptiesFile(name, folder)).toEqual(losing);
        expect(explainPath(rules, one).emptiedBy).toEqual(losing);
        if (losing !== undefined) emptied += 1;
      }),
      { numRuns: 5000 },
    );
    expect(emptied).toBeGreaterThan(0);
  });
});

describe('the compiled rules', () => {
  it('skip a folder although lines bring something back elsewhere', () => {
    const narrow = rulesAtRoot(readIgnoreRules('*\n!apps/api\n', '.dockerignore'));
    expect([narrow.enter('lib', '').skippable, narrow.enter('apps', '').skippable]).toEqual([true, false]);
    expect(narrow.enter('apps', '').enter('web', 'apps').skippable).toBe(true);
  });
});
