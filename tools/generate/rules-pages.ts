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
  return { 'docs/rules/README.md': describeRules(sorted), ...Object.fromEntries(pages) };
}

function describeRules(rules: readonly RuleFacts[]): string {
  const rows = rules.map(({ id, severity, title }) => [`[\`${id}\`](${id}.md)`, severity, title]);
  return [
    HEAD,
    '# Rules',
    `\`nx run <project>:validate\` looks at files with these ${String(rules.length)} rules. The id of a rule is its address: its file, its fixtures and its page bear it.`,
    'A comment on the line before silences a rule, with a reason: `# nx-alpine-ignore dockerfile/unpinned-base -- the mirror has no tags`; `nx-alpine-ignore-file` does so for a whole file. A comment that silences nothing is a finding itself.',
    table(['rule', 'severity', 'what is wrong'], rows),
  ].join('\n\n');
}

function describeRule({ id, severity, title, why, fix }: RuleFacts, fixtures: string): string {
  const bad = readFixture(join(fixtures, `${id}.bad.txtar`));
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
    '## What only looks so',
    'It is silent on:',
    ...readFixture(join(fixtures, `${id}.good.txtar`)).files.map(describeFile),
  ].join('\n\n');
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
    files: files.filter((file) => file.path !== 'findings' && !file.path.startsWith('project ')),
    findings: files.find((file) => file.path === 'findings')?.content ?? '',
  };
}

/** Fenced longer than any fence within. */
function block(text: string): string {
  const longest = Math.max(3, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1));
  const fence = '`'.repeat(longest);
  return `${fence}text\n${text.replace(/\r/g, '␍').trimEnd()}\n${fence}`;
}
