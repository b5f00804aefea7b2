import { globSync } from 'fast-glob';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './finding';
import { CATALOGUE, RULES } from './registry';
import { CHECKER_RULES } from './registry/checker';
import { runCheck } from './run-check';
import { viewInMemory, type CheckedProject, type WorkspaceView } from './workspace-view';

const fixtures = join(__dirname, 'fixtures');

/**
 * A workspace in one text: `-- path --` begins a file, `-- path of 9 bytes --` one whose size is known,
 * `-- project name: folder --` names a project, `-- findings --` what is expected. A backslash in a path is that of JSON.
 */
function readFixture(path: string): { readonly view: WorkspaceView; readonly expected: string } {
  const files: Record<string, string> = {};
  const sizes: Record<string, number> = {};
  const projects: CheckedProject[] = [];
  let expected = '';
  const parts = readFileSync(path, 'utf8')
    .split(/^-- (.+) --\n/m)
    .slice(1);
  for (let at = 0; at < parts.length; at += 2) {
    const [head = '', content = ''] = [parts[at], parts[at + 1]];
    const [, name, root] = /^project (\S+): (\S+)$/.exec(head) ?? [];
    if (name !== undefined && root !== undefined) projects.push({ name, root, dependencies: [] });
    else if (head === 'findings') expected = content;
    else {
      const [, written = head, size] = /^(.*) of (\d+) bytes$/.exec(head) ?? [];
      const file = JSON.parse(`"${written}"`) as string;
      files[file] = content;
      if (size !== undefined) sizes[file] = Number(size);
    }
  }
  return { view: viewInMemory(files, projects, undefined, sizes), expected };
}

function describeFindings(findings: readonly Finding[]): string {
  return findings
    .map(
      ({ file, line, column, severity, rule, what, fix }) =>
        `${file}:${String(line)}:${String(column)} ${severity} ${rule}\n  ${what}\n  ${fix}\n`,
    )
    .join('');
}

function fixturesOf(id: string, kind: 'bad' | 'good'): string[] {
  return globSync(`${id}{,-*}.${kind}.txtar`, { cwd: fixtures, absolute: true }).sort();
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const found = (kind: 'bad' | 'good'): string[] => fixturesOf(id, kind);

  it('has its address', () => {
    expect(existsSync(join(__dirname, `rules/${id}.ts`))).toBe(true);
    expect([found('bad').length > 0, found('good').length > 0]).toEqual([true, true]);
    expect(rule.title).not.toMatch(/\.$/);
  });

  it('finds what is wrong', () => {
    for (const path of found('bad')) {
      const { view, expected } = readFixture(path);
      expect(describeFindings(runCheck(view, [rule]).findings)).toBe(expected);
      expect(expected).not.toBe('');
    }
  });

  it('is silent on what only looks wrong', () => {
    for (const path of found('good')) {
      expect(describeFindings(runCheck(readFixture(path).view, [rule]).findings)).toBe('');
    }
  });
});

describe.each(CHECKER_RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const run = (path: string): string =>
    describeFindings(
      runCheck(readFixture(path).view, RULES, [rule]).findings.filter((finding) => finding.rule === id),
    );

  it('finds what is wrong', () => {
    const bad = fixturesOf(id, 'bad');
    expect(bad.map(run)).toEqual(bad.map((path) => readFixture(path).expected));
    expect(bad.map(run).join('')).not.toBe('');
  });

  it('is silent on what only looks wrong', () => {
    const good = fixturesOf(id, 'good');
    expect(good.map(run)).toEqual(good.map(() => ''));
    expect(good).not.toEqual([]);
  });

  it('can be off', () => {
    const [path = ''] = fixturesOf(id, 'bad');
    const { findings } = runCheck(readFixture(path).view, RULES, []);
    expect(findings.filter((finding) => finding.rule === id)).toEqual([]);
  });
});

it('asks nothing of a suppression whose rule is off', () => {
  const view = viewInMemory({
    Dockerfile: '# nx-alpine-ignore dockerfile/unpinned-base -- the newest is wanted here\nFROM node\n',
  });
  expect(runCheck(view, []).findings).toEqual([]);
});

it('leaves what a suppression gives no reason for', () => {
  const view = viewInMemory({ Dockerfile: '# nx-alpine-ignore dockerfile/unpinned-base\nFROM node\n' });
  const rules = RULES.filter(({ id }) => id === 'dockerfile/unpinned-base');
  expect(runCheck(view, rules).findings.map(({ rule, line }) => [rule, line])).toEqual([
    ['checker/suppression-without-reason', 1],
    ['dockerfile/unpinned-base', 2],
  ]);
});

it('has no fixture and no rule without the other', () => {
  const ids = RULES.map(({ id }) => id as string);
  const files = globSync('rules/**/*.ts', { cwd: __dirname, ignore: ['**/*.spec.ts'] });
  expect(files.map((file) => file.slice('rules/'.length, -'.ts'.length)).sort()).toEqual([...ids].sort());
  const named = globSync('**/*.txtar', { cwd: fixtures }).map((file) =>
    file.replace(/\.(?:bad|good)\.txtar$/, ''),
  );
  const all = CATALOGUE.map(({ id }) => id as string);
  expect(named.filter((name) => !all.some((id) => name === id || name.startsWith(`${id}-`)))).toEqual([]);
});
