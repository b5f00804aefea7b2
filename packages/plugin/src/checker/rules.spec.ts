import { globSync } from 'fast-glob';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBuildCheck, type BuildCheck } from '../formats/build-check/read-build-check';
import type { Finding } from './finding';
import { RULES } from './registry';
import { runCheck } from './run-check';
import { viewInMemory, type CheckedProject, type WorkspaceView } from './workspace-view';

const fixtures = join(__dirname, 'fixtures');

/** A workspace in one text: `-- path --` begins a file, `-- project name: folder --` names a project, `-- checks path --` what BuildKit says of a Dockerfile, `-- findings --` what is expected. */
function readFixture(path: string): { readonly view: WorkspaceView; readonly expected: string } {
  const files: Record<string, string> = {};
  const projects: CheckedProject[] = [];
  const buildChecks = new Map<string, BuildCheck>();
  let expected = '';
  const parts = readFileSync(path, 'utf8')
    .split(/^-- (.+) --\n/m)
    .slice(1);
  for (let at = 0; at < parts.length; at += 2) {
    const [head = '', content = ''] = [parts[at], parts[at + 1]];
    const [, name, root] = /^project (\S+): (\S+)$/.exec(head) ?? [];
    const [, checked] = /^checks (\S+)$/.exec(head) ?? [];
    const check = checked === undefined ? undefined : readBuildCheck(content);
    if (checked !== undefined && check !== undefined) buildChecks.set(checked, check);
    else if (name !== undefined && root !== undefined) projects.push({ name, root, dependencies: [] });
    else if (head === 'findings') expected = content;
    else files[head] = content;
  }
  return { view: { ...viewInMemory(files, projects), buildChecks }, expected };
}

function describeFindings(findings: readonly Finding[]): string {
  return findings
    .map(
      ({ file, line, column, severity, rule, what, fix }) =>
        `${file}:${String(line)}:${String(column)} ${severity} ${rule}\n  ${what}\n  ${fix}\n`,
    )
    .join('');
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const found = (kind: 'bad' | 'good'): string[] =>
    globSync(`${id}{,-*}.${kind}.txtar`, { cwd: fixtures, absolute: true }).sort();

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

it('has no fixture and no rule without the other', () => {
  const ids = RULES.map(({ id }) => id as string);
  const files = globSync('rules/**/*.ts', { cwd: __dirname, ignore: ['**/*.spec.ts'] });
  expect(files.map((file) => file.slice('rules/'.length, -'.ts'.length)).sort()).toEqual([...ids].sort());
  const named = globSync('**/*.txtar', { cwd: fixtures }).map((file) =>
    file.replace(/\.(?:bad|good)\.txtar$/, ''),
  );
  expect(named.filter((name) => !ids.some((id) => name === id || name.startsWith(`${id}-`)))).toEqual([]);
});
