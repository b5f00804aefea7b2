import { globSync } from 'fast-glob';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from './executor-page';

/** What a page tells of a rule. */
export interface RuleFacts {
  readonly id: string;
  readonly severity: string;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
}

const HEAD = '<!-- Made from the rules and their fixtures by `npm run generate`; edit those. -->';

/** A page for each rule, and one that lists them all, by their paths. */
export function rulesPages(rules: readonly RuleFacts[], fixtures: string): Record<string, string> {
  const sorted = [...rules].sort((one, other) => (one.id < other.id ? -1 : 1));
  const pages = sorted.map((rule) => [`docs/rules/${rule.id}.md`, describeRule(rule, fixtures)] as const);
  return { 'docs/rules/README.md': describeRules(sorted, fixtures), ...Object.fromEntries(pages) };
}

function describeRules(rules: readonly RuleFacts[], fixtures: string): string {
  const rows = rules.map(({ id, severity, title }) => [
    `[\`${id}\`](${id}.md)`,
    severity,
    findBad(id, fixtures).some(({ fixed }) => fixed.length > 0) ? 'where it is certain' : '',
    title,
  ]);
  return [
    HEAD,
    '# Rules',
    `\`nx run <project>:validate\` looks at files with these ${String(rules.length)} rules. The id of a rule is its address: its file, its fixtures and its page bear it.`,
    'A comment on the line before silences a rule, with a reason: `# nx-alpine-ignore dockerfile/unpinned-base -- the newest is wanted here`; `nx-alpine-ignore-file` does so for a whole file. A comment that silences nothing is a finding itself. [The guide](../guides/validate.md) tells of reports, baselines and `--fix`.',
    'How often they are right in repositories of others is in [precision.md](precision.md), and what other checkers say of the same files in [comparison.md](comparison.md).',
    table(['rule', 'severity', '`--fix`', 'what is wrong'], rows),
  ].join('\n\n');
}

function describeRule({ id, severity, title, why, fix }: RuleFacts, fixtures: string): string {
  const all = findBad(id, fixtures);
  const [bad = NO_FIXTURE] = all;
  const mended = all.find(({ fixed }) => fixed.length > 0);
  return [
    HEAD,
    `# \`${id}\``,
    `${title}. Severity: ${severity}.`,
    why,
    fix,
    '## What it finds',
    ...bad.files.map(describeFile),
    'gives',
    block(bad.findings),
    ...(mended === undefined ? [] : describeFix(mended, mended === bad)),
    '## What only looks so',
    'It is silent on:',
    ...readFixture(join(fixtures, `${id}.good.txtar`)).files.map(describeFile),
  ].join('\n\n');
}

/** What `--fix` leaves; with what was there before, where that is not shown yet. */
function describeFix({ files, fixed }: Fixture, isShown: boolean): string[] {
  return [
    '## What `--fix` makes of it',
    'It is applied where it is certain, and leaves everything else as it is.',
    ...fixed.flatMap(({ path, content }) => [
      ...(isShown ? [] : [`\`${path}\`:\n\n${block(contentOf(path, files))}`, 'becomes']),
      `${isShown ? `\`${path}\`:\n\n` : ''}${block(content)}`,
    ]),
  ];
}

function contentOf(path: string, files: Fixture['files']): string {
  return files.find((file) => file.path === path)?.content ?? '';
}

/** A file, or what BuildKit says of one. */
function describeFile({ path, content }: Fixture['files'][number]): string {
  const checked = path.replace(/^checks /, '');
  const name = checked === path ? `\`${path}\`` : `what BuildKit says of \`${checked}\``;
  return `${name}:\n\n${block(content)}`;
}

interface Fixture {
  readonly files: readonly { readonly path: string; readonly content: string }[];
  readonly findings: string;
  /** Files as `--fix` leaves them. */
  readonly fixed: Fixture['files'];
}

const NO_FIXTURE: Fixture = { files: [], findings: '', fixed: [] };

/** The one that bears the name of the rule alone comes first. */
function findBad(id: string, fixtures: string): Fixture[] {
  const files = globSync(`${id}{,-*}.bad.txtar`, { cwd: fixtures, absolute: true });
  return files.sort((one, other) => one.length - other.length).map(readFixture);
}

/** A workspace in one text: `-- path --` begins a file. */
function readFixture(path: string): Fixture {
  const parts = readFileSync(path, 'utf8')
    .split(/^-- (.+) --\n/m)
    .slice(1);
  const files = parts.flatMap((part, at) =>
    at % 2 === 0 ? [{ path: part, content: parts[at + 1] ?? '' }] : [],
  );
  return {
    files: files.filter(({ path: name }) => name !== 'findings' && !/^(?:project|fixed) /.test(name)),
    findings: contentOf('findings', files),
    fixed: files
      .filter(({ path: name }) => name.startsWith('fixed '))
      .map(({ path: name, content }) => ({ path: name.slice('fixed '.length), content })),
  };
}

/** Fenced longer than any fence within. */
function block(text: string): string {
  const longest = Math.max(3, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1));
  const fence = '`'.repeat(longest);
  return `${fence}text\n${text.replace(/\r/g, '␍').trimEnd()}\n${fence}`;
}
