import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { RULES } from '../../../packages/plugin/dist/checker/registry';
import { repositoryRoot } from '../../../tools/dist/engine/repository-root';
import type { Checker } from '../checkers/checker';
import { score, type Look } from '../checkers/compare';
import { composeConfig, dclint } from '../checkers/compose-checkers';
import { provideCompose } from '../checkers/compose-program';
import { dockerfilelint, dockerfileUtils } from '../checkers/dockerfile-checkers';
import { dotenvLinter } from '../checkers/env-checker';
import { readFixtures, type Fixture } from '../checkers/fixture';
import { OURS } from '../checkers/meaning';
import { ours } from '../checkers/ours';
import { markdown } from '../measuring/table';
import type { Bench } from './bench';

/** Lets checkers of others look at the fixtures of our rules: what they find, and what they take for a defect. */
export async function checkers({ meter, scratch, print }: Bench): Promise<void> {
  const root = repositoryRoot();
  const compose = await provideCompose(join(root, '.cache/benchmarks'), meter.signal);
  const others = [dockerfileUtils, dockerfilelint, dclint, composeConfig(compose.program), dotenvLinter];
  const looks: Look[] = [];
  const folder = join(root, 'packages/plugin/src/checker/fixtures');
  for (const fixture of readFixtures(
    folder,
    RULES.map(({ id }) => id),
  ))
    looks.push(...lookAt(fixture, [ours(fixture.projects), ...others], scratch));
  print(
    `What checkers say of the fixtures of our rules, file by file (compose: ${compose.version}):\n\n${sums(looks)}`,
  );
  print(`The rules of which another checker names the defect:\n\n${shared(looks)}`);
}

function lookAt(fixture: Fixture, all: readonly Checker[], scratch: string): Look[] {
  const root = mkdtempSync(join(scratch, 'fixture-'));
  for (const { path, text } of fixture.files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const looks: Look[] = [];
  for (const { path } of fixture.files) {
    const isDefective = fixture.defective.includes(path);
    if (fixture.kind === 'bad' && !isDefective) continue;
    for (const checker of all.filter((one) => one.looksAt(path))) {
      const said = ask(checker, root, path);
      looks.push({ checker: checker.name, rule: fixture.rule, kind: fixture.kind, isDefective, said });
    }
  }
  return looks;
}

/** Undefined where it breaks down, as some do on what they cannot read. */
function ask({ check }: Checker, root: string, path: string): readonly string[] | undefined {
  try {
    return check(root, path);
  } catch {
    return undefined;
  }
}

function sums(looks: readonly Look[]): string {
  const rows = [...new Set(looks.map(({ checker }) => checker))].map((name) => {
    const sum = score(looks.filter(({ checker }) => checker === name));
    return [
      name,
      `${String(sum.found)} of ${String(sum.defective)}`,
      `${String(sum.mistaken)} of ${String(sum.sound)}`,
      ...[sum.others, sum.brokeDown].map(String),
    ];
  });
  return markdown(
    ['checker', 'names the defect', 'names one that is none', 'other messages on those', 'broke down'],
    rows,
  );
}

function shared(looks: readonly Look[]): string {
  const others = looks.filter(({ checker }) => checker !== OURS);
  const pairs = new Set(others.map(({ rule, checker }) => `${rule} ${checker}`));
  const rows = [...pairs].sort().flatMap((pair) => {
    const own = others.filter(({ rule, checker }) => pair === `${rule} ${checker}`);
    const { found, defective, mistaken, sound } = score(own);
    if (found === 0) return [];
    const [rule = '', ...name] = pair.split(' ');
    return [
      [
        `\`${rule}\``,
        name.join(' '),
        `${String(found)} of ${String(defective)}`,
        `${String(mistaken)} of ${String(sound)}`,
      ],
    ];
  });
  return markdown(['rule', 'checker', 'names it', 'names one that is none'], rows);
}
