import { globSync } from 'fast-glob';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBuildCheck, type BuildCheck } from '../formats/build-check/read-build-check';
import type { Finding } from './finding';
import { CATALOGUE, RULES } from './registry';
import { fixFindings, type Fixing } from './fix-findings';
import type { AnyRule } from './rule';
import { runCheck } from './run-check';
import { SUPPRESSION_RULES } from './suppression-rules';
import { viewInMemory, type CheckedProject, type WorkspaceView } from './workspace-view';

const fixtures = join(__dirname, 'fixtures');

interface Fixture {
  readonly files: Readonly<Record<string, string>>;
  readonly sizes: Readonly<Record<string, number>>;
  readonly projects: readonly CheckedProject[];
  readonly buildChecks: ReadonlyMap<string, BuildCheck>;
  readonly expected: string;
  /** Texts after `--fix`, of the files that it changes. */
  readonly fixed: Readonly<Record<string, string>>;
}

/**
 * A workspace in one text: `-- path --` begins a file, `-- path of 9 bytes --` one whose size is known,
 * `-- project name: folder --` names a project, `-- checks path --` what BuildKit says of a Dockerfile,
 * `-- findings --` what is expected, `-- fixed path --` the file as `--fix` leaves it. A backslash in a path is that of JSON.
 */
function readFixture(path: string): Fixture {
  const files: Record<string, string> = {};
  const sizes: Record<string, number> = {};
  const fixed: Record<string, string> = {};
  const projects: CheckedProject[] = [];
  const buildChecks = new Map<string, BuildCheck>();
  let expected = '';
  const parts = readFileSync(path, 'utf8')
    .split(/^-- (.+) --\n/m)
    .slice(1);
  for (let at = 0; at < parts.length; at += 2) {
    const [head = '', content = ''] = [parts[at], parts[at + 1]];
    const [, name, root] = /^project (\S+): (\S+)$/.exec(head) ?? [];
    const [, mended] = /^fixed (.+)$/.exec(head) ?? [];
    const [, checked] = /^checks (\S+)$/.exec(head) ?? [];
    const check = checked === undefined ? undefined : readBuildCheck(content);
    if (checked !== undefined && check !== undefined) buildChecks.set(checked, check);
    else if (name !== undefined && root !== undefined) projects.push({ name, root, dependencies: [] });
    else if (head === 'findings') expected = content;
    else if (mended !== undefined) fixed[mended] = content;
    else addFile(head, content, files, sizes);
  }
  return { files, sizes, projects, buildChecks, expected, fixed };
}

function addFile(
  head: string,
  content: string,
  files: Record<string, string>,
  sizes: Record<string, number>,
): void {
  const [, written = head, size] = /^(.*) of (\d+) bytes$/.exec(head) ?? [];
  const file = JSON.parse(`"${written}"`) as string;
  files[file] = content;
  if (size !== undefined) sizes[file] = Number(size);
}

const view = ({ files, sizes, projects, buildChecks }: Fixture): WorkspaceView => ({
  ...viewInMemory(files, projects, undefined, sizes),
  buildChecks,
});

function fix(fixture: Fixture, look: (view: WorkspaceView) => readonly Finding[]): Fixing {
  return fixFindings(view(fixture), look);
}

const texts = ({ changes }: Fixing): Record<string, string> =>
  Object.fromEntries([...changes].map(([path, { after }]) => [path, after]));

function describeFindings(findings: readonly Finding[]): string {
  return findings
    .map(
      ({ file, line, column, severity, rule, what, fix }) =>
        `${file}:${String(line)}:${String(column)} ${severity} ${rule}\n  ${what}\n  ${fix}\n`,
    )
    .join('');
}

const found = (id: string, kind: 'bad' | 'good'): string[] =>
  globSync(`${id}{,-*}.${kind}.txtar`, { cwd: fixtures, absolute: true }).sort();

/** What one rule finds; those on comments look at the findings of all others. */
const lookFor =
  (id: string) =>
  (at: WorkspaceView): readonly Finding[] => {
    const own = RULES.filter((rule: AnyRule) => rule.id === id);
    return runCheck(at, own.length === 0 ? RULES : own).findings.filter(({ rule }) => rule === id);
  };

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('has its address', () => {
    expect(existsSync(join(__dirname, `rules/${id}.ts`))).toBe(true);
    expect(rule.title).not.toMatch(/\.$/);
  });
});

const IDS: readonly string[] = CATALOGUE.map(({ id }) => id);

describe.each(IDS)('%s', (id) => {
  it('has fixtures of both kinds', () => {
    expect([found(id, 'bad').length > 0, found(id, 'good').length > 0]).toEqual([true, true]);
  });

  it('finds what is wrong', () => {
    for (const path of found(id, 'bad')) {
      const fixture = readFixture(path);
      expect(describeFindings(lookFor(id)(view(fixture)))).toBe(fixture.expected);
      expect(fixture.expected).not.toBe('');
    }
  });

  it('is silent on what only looks wrong', () => {
    for (const path of found(id, 'good')) {
      expect(describeFindings(lookFor(id)(view(readFixture(path))))).toBe('');
    }
  });

  it('mends what it can, once and for all', () => {
    for (const path of found(id, 'bad')) {
      const fixture = readFixture(path);
      const fixing = fix(fixture, lookFor(id));
      expect(texts(fixing)).toEqual(fixture.fixed);
      const mended = { ...fixture, files: { ...fixture.files, ...fixture.fixed } };
      const before = lookFor(id)(view(fixture));
      const after = lookFor(id)(view(mended));
      expect(after.length).toBe(before.filter(({ edits }) => edits === undefined).length);
      expect(after.filter(({ edits }) => edits !== undefined)).toEqual([]);
    }
  });

  it('keeps line ends and byte order marks where it mends', () => {
    const [mark, other] = ['\uFEFF', (text: string) => text.replaceAll('\n', '\r\n')];
    for (const fixture of found(id, 'bad').map(readFixture)) {
      for (const change of [other, (text: string) => mark + text]) {
        const changed = Object.entries(fixture.files).map(([path, text]) => [
          path,
          path in fixture.fixed ? change(text) : text,
        ]);
        const files = Object.fromEntries(changed) as Record<string, string>;
        const expected = Object.entries(fixture.fixed).map(([path, text]) => [path, change(text)]);
        expect(texts(fix({ ...fixture, files }, lookFor(id)))).toEqual(Object.fromEntries(expected));
      }
    }
  });
});

it.each(SUPPRESSION_RULES.map(({ id }) => id))('%s can be off', (id) => {
  const [path = ''] = found(id, 'bad');
  const { findings } = runCheck(view(readFixture(path)), RULES, { onSuppressions: [] });
  expect(findings.filter(({ rule }) => rule === id)).toEqual([]);
});

it('asks nothing of a suppression whose rule is off', () => {
  const files = viewInMemory({
    Dockerfile: '# nx-alpine-ignore dockerfile/unpinned-base -- the newest is wanted here\nFROM node\n',
  });
  expect(runCheck(files, []).findings).toEqual([]);
});

it('leaves what a suppression gives no reason for', () => {
  const files = viewInMemory({ Dockerfile: '# nx-alpine-ignore dockerfile/unpinned-base\nFROM node\n' });
  const rules = RULES.filter(({ id }) => id === 'dockerfile/unpinned-base');
  expect(runCheck(files, rules).findings.map(({ rule, line }) => [rule, line])).toEqual([
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
  expect(named.filter((name) => !IDS.some((id) => name === id || name.startsWith(`${id}-`)))).toEqual([]);
});
