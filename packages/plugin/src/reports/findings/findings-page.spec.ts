import type { Finding } from '../../checker/finding';
import { findingsPage, type FindingsPage } from './findings-page';

const finding = (more: Partial<Finding> = {}): Finding => ({
  ...{ rule: 'dockerfile/unpinned-base', severity: 'info', file: 'a/Dockerfile', line: 1, column: 6 },
  ...{ what: 'alpine has no tag', why: 'It moves.', fix: 'Write a tag.', evidence: 'files' },
  ...more,
});

const CATALOGUE: FindingsPage['catalogue'] = [
  {
    id: 'dockerfile/unpinned-base',
    severity: 'info',
    title: 'A base image has no version',
    why: 'The tag moves.',
    fix: 'Write a version.',
  },
  { id: 'env/plain-secret', severity: 'error', title: 'No', why: 'No.', fix: 'No.' },
];

const page = (more: Partial<FindingsPage> = {}): string =>
  findingsPage({
    title: 'api',
    findings: [finding()],
    catalogue: CATALOGUE,
    success: true,
    failOn: 'error',
    read: () => 'FROM alpine\n',
    looked: ['1 Dockerfile'],
    notLooked: ['base images, since none is asked'],
    rules: 48,
    known: 0,
    fixed: 0,
    refuted: [],
    took: '0.1 s',
    ...more,
  });

/** The page as a reader without a browser would have it. */
const textOf = (html: string): string =>
  html
    .slice(html.indexOf('<body>'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

it('says what was found and where, why, what to do, and what was looked at', () => {
  const edits = [{ from: 0, to: 1, text: '' }];
  const findings = [finding(), finding({ line: 2, column: 1, severity: 'error', edits, what: 'second' })];
  const read = (): string => '  FROM alpine\nCOPY a b\n';
  expect(textOf(page({ findings, read, success: false, known: 2, fixed: 3 }))).toBe(
    [
      'Validation api Not valid : 1 error, 1 remark',
      'Fails for error Looked with 48 rules Took 0.1 s Known by the baseline 2 more findings Mended before 3 findings',
      'Counts Findings by family of rules and severity Family Errors Warnings Remarks dockerfile 1 0 1 All 1 0 1',
      'a/Dockerfile',
      'Remark alpine has no tag Line 1, column 6. Rule dockerfile/unpinned-base FRO M alpine It moves. What to do: Write a tag.',
      'Error second Line 2, column 1. Rule dockerfile/unpinned-base COPY a b It moves. What to do: Write a tag. The option --fix does it.',
      'The rules that found something dockerfile/unpinned-base A base image has no version. Severity: info, where nobody gives it another. The tag moves. Write a version.',
      'To silence it at one place, write above it: # nx-alpine-ignore dockerfile/unpinned-base -- the reason',
      'What was looked at 1 Dockerfile What was not looked at, and why base images, since none is asked',
      'Made by nx-alpine. No value of an env file is shown here, and what looks like a secret is written as ***.',
    ].join(' '),
  );
});

it('says what an engine confirms, and what it says otherwise', () => {
  const refuted = ['Dockerfile:2 COPY source x is not in the context: the engine has it'];
  const text = textOf(page({ findings: [finding({ evidence: 'engine' })], refuted }));
  expect(text).toContain('Rule dockerfile/unpinned-base (measured)');
  expect(text).toContain(`What an engine says otherwise ${String(refuted[0])}`);
});

it('says that nothing was found', () => {
  const html = page({ findings: [], looked: [] });
  expect(textOf(html)).toContain('Valid : no findings');
  expect(textOf(html)).toContain('Nothing was found. What was looked at Nothing: there is no file');
  expect(html).not.toContain('id="rules"');
});

it('lets nothing become markup, wherever it stands', () => {
  const evil = `</style></code><script>x()</script><!-- "'><img src=x onerror=x()>\u202E\n`;
  const html = page({
    title: evil,
    findings: [finding({ file: evil, what: evil, why: evil, fix: evil, column: 1 })],
    read: () => evil,
    looked: [evil],
    notLooked: [evil],
    refuted: [evil],
    failOn: evil,
    took: evil,
  });
  expect(html).not.toMatch(/<script|<img|<!--|\u202E/);
  expect(html.match(/<\/style/g)).toHaveLength(1);
  expect(html).toContain('&lt;script&gt;x()');
});

it('names nothing outside of itself, and every link leads to a place in it', () => {
  const html = page();
  expect(html).not.toMatch(/https?:|url\(|@import|\ssrc=/);
  expect(html).toContain('default-src &#39;none&#39;; script-src &#39;none&#39;; style-src &#39;sha256-');
  const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(links).toEqual(['rule-dockerfile-unpinned-base']);
  expect(links.filter((id) => !html.includes(`id="${id ?? ''}"`))).toEqual([]);
});

it('has one heading of the first level, and leaves none out below it', () => {
  const levels = [...page().matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
  expect(levels).toEqual([1, 2, 2, 3, 2, 3, 2, 2]);
});
