import { globSync } from 'fast-glob';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A small workspace that a rule of ours has for its tests. */
export interface Fixture {
  /** The rule that it is for. */
  readonly rule: string;
  /** `bad` has the defect, `good` only looks so. */
  readonly kind: 'bad' | 'good';
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly projects: readonly { readonly name: string; readonly root: string }[];
  /** The files with a defect; none in a good one. */
  readonly defective: readonly string[];
}

/** All fixtures of a folder, each for the rule that its name begins with. */
export function readFixtures(folder: string, rules: readonly string[]): Fixture[] {
  return globSync('**/*.{bad,good}.txtar', { cwd: folder })
    .sort()
    .map((path) => {
      const [, name = '', kind] = /^(.*)\.(bad|good)\.txtar$/.exec(path) ?? [];
      const rule = rules.find((id) => name === id) ?? rules.find((id) => name.startsWith(`${id}-`)) ?? name;
      return parseFixture(rule, kind === 'bad' ? 'bad' : 'good', readFileSync(join(folder, path), 'utf8'));
    });
}

/** `-- path --` begins a file, `-- project name: folder --` names a project, and `-- findings --` is what our rule says. */
export function parseFixture(rule: string, kind: Fixture['kind'], text: string): Fixture {
  const parts = text.split(/^-- (.+) --\n/m).slice(1);
  const all = parts.flatMap((path, at) => (at % 2 === 0 ? [{ path, text: parts[at + 1] ?? '' }] : []));
  const findings = all.find(({ path }) => path === 'findings')?.text ?? '';
  const defects = [...findings.matchAll(/^(\S.*?):\d+:\d+ (?:error|warning|info) \S+$/gm)];
  return {
    rule,
    kind,
    files: all.filter(({ path }) => path !== 'findings' && !path.startsWith('project ')),
    projects: all.flatMap(({ path }) => {
      const [, project, root] = /^project (\S+): (\S+)$/.exec(path) ?? [];
      return project === undefined || root === undefined ? [] : [{ name: project, root }];
    }),
    defective: [...new Set(defects.map(([, file = '']) => file))],
  };
}
