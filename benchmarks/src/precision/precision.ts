import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CATALOGUE, RULES } from '../../../packages/plugin/dist/checker/registry';
import { BenchmarkError } from '../benchmark-error';
import { markdown } from '../measuring/table';
import { say } from '../progress';
import { declareBuilds } from './declare-builds';
import { lookAt, type Look } from './look-at';
import { sample, tally, type RuleTally } from './tally';

const USAGE = `usage: npm run precision -- <folder of repositories> [options]
  --rule ID     lists the findings of this rule alone
  --sample N    lists at most N findings of each rule, drawn by the seed (otherwise 60)
  --seed N      of the drawing (otherwise 1)
  --declare     looks as if something built each Dockerfile, from the nearest folder that has what it copies`;

/** Runs all rules over each folder in a folder, and prints what is to be read by hand. */
function main(argv: readonly string[]): void {
  const { folder, rule, most, seed, prepare } = parseCommandLine(argv);
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  const looks = names.sort().map((name) => {
    const look = lookAt(name, join(folder, name), prepare);
    if (look.milliseconds > 2000) say(`${name}: ${String(look.milliseconds)} ms`);
    if (look.crash !== undefined) say(`${name}: ${look.crash}`);
    return look;
  });
  const rules = tally(looks, [
    ...RULES,
    ...CATALOGUE.filter(({ id }) => !RULES.some((rule) => rule.id === id)),
  ]);
  console.log([corpusTable(looks), rulesTable(rules)].join('\n\n'));
  for (const one of rules.filter(({ rule: id }) => rule === undefined || rule === id))
    console.log(list(one, most, seed));
}

function parseCommandLine(argv: readonly string[]) {
  const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
  const [folder, ...more] = positionals;
  const numbers = [values.sample, values.seed].every((value) => /^\d+$/.test(value));
  if (folder === undefined || more.length > 0 || !numbers) throw new BenchmarkError(USAGE);
  return {
    folder,
    rule: values.rule,
    most: Number(values.sample),
    seed: Number(values.seed),
    prepare: values.declare ? declareBuilds : undefined,
  };
}

const options = {
  rule: { type: 'string' },
  sample: { type: 'string', default: '60' },
  seed: { type: 'string', default: '1' },
  declare: { type: 'boolean', default: false },
} as const;

function corpusTable(looks: readonly Look[]): string {
  const kinds = Object.keys(looks[0]?.looked ?? {}) as (keyof Look['looked'])[];
  const rows = kinds.map((kind) => [
    kind,
    String(looks.reduce((sum, { looked }) => sum + looked[kind], 0)),
    String(looks.filter(({ looked }) => looked[kind] > 0).length),
  ]);
  return markdown(['looked at', 'files', 'repositories'], rows);
}

function rulesTable(rules: readonly RuleTally[]): string {
  const rows = rules.map(({ rule, subjects, repositories, findings }) => [
    `\`${rule}\``,
    ...[subjects, findings.length, repositories].map(String),
  ]);
  return markdown(['rule', 'looked at', 'findings', 'repositories'], rows);
}

function list({ rule, findings }: RuleTally, most: number, seed: number): string {
  const lines = sample(findings, most, seed).map(
    ({ repository, file, line, severity, what }) =>
      `${repository}/${file}:${String(line)} ${severity} ${what}`,
  );
  return [
    `\n## ${rule}: ${String(findings.length)}, of which ${String(lines.length)} are listed`,
    ...lines,
  ].join('\n');
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (error instanceof BenchmarkError) error.message.split('\n').forEach(say);
  else console.error(error);
  process.exitCode = 1;
}
