import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transpileModule } from 'typescript';
import { writeRule } from './write-rule';

const source = join(__dirname, '../../packages/plugin/src/checker');
let checker: string;

beforeEach(() => {
  checker = mkdtempSync(join(tmpdir(), 'nx-alpine-checker-'));
  for (const part of ['registry', 'rules/env']) {
    cpSync(join(source, part), join(checker, part), { recursive: true });
  }
});
afterEach(() => rmSync(checker, { recursive: true, force: true }));

const read = (path: string): string => readFileSync(join(checker, path), 'utf8');
const write = (id: string): Promise<string> => writeRule(id, checker, (text) => Promise.resolve(text));

const families = ['ci', 'compose', 'context', 'dockerfile', 'dockerignore', 'env', 'nx'];

it.each(families)('begins a rule of the family %s', async (family) => {
  const id = `${family}/m-2-not-there`;
  const before = read(`registry/${family}.ts`);
  const advice = await write(id);
  const rule = read(`rules/${id}.ts`);
  expect(rule).toContain(`export const m2NotThere: Rule<`);
  expect(rule).toContain(`  id: '${id}',`);
  expect(transpileModule(rule, { reportDiagnostics: true }).diagnostics).toEqual([]);
  expect(read(`fixtures/${id}.bad.txtar`)).toMatch(
    new RegExp(`^-- (.+) --\n[^]+-- findings --\n\\1:1:1 warning ${id}\n`),
  );
  expect(read(`fixtures/${id}.good.txtar`)).toMatch(/^-- .+ --\n./);
  const registry = read(`registry/${family}.ts`);
  const line = `import { m2NotThere } from '../rules/${id}';\n`;
  const names = (text: string): string[] => /= \[([^\]]*)\]/.exec(text)?.[1]?.match(/\w+/g) ?? [];
  expect(registry.split(line)).toHaveLength(2);
  expect(names(registry)).toEqual([...names(before), 'm2NotThere'].sort());
  const paths = [...registry.matchAll(/from '(\.\.\/rules\/[^']+)'/g)].map(([, path]) => path);
  expect(paths).toEqual([...paths].sort());
  expect(registry.replace(line, '').split('= [')[0]).toBe(before.split('= [')[0]);
  expect(advice.split('\n').slice(0, 4)).toEqual([
    `  rules/${id}.ts`,
    `  fixtures/${id}.bad.txtar`,
    `  fixtures/${id}.good.txtar`,
    `  registry/${family}.ts`,
  ]);
});

it.each([
  ['', ' is no address of a rule\n  → write <family>/<slug>, with one of the families ci, compose, '],
  ['unpinned-base', 'unpinned-base is no address'],
  ['checker/other', 'checker/other is no address'],
  ['env/a/b', 'env/a/b is no address'],
  ['env/../../x', 'env/../../x is no address'],
  ['env/..', '".." cannot be the name of a rule\n  → write small letters'],
  ['env/BigName', '"BigName" cannot be the name'],
  ['env/a--b', '"a--b" cannot be the name'],
  ['env/', '"" cannot be the name'],
  ['env/plain-secret', 'there is rules/env/plain-secret.ts already\n  → choose another name'],
])('refuses %j and writes nothing', async (id, problem) => {
  const before = read('registry/env.ts');
  await expect(write(id)).rejects.toThrow(problem);
  expect(read('registry/env.ts')).toBe(before);
  expect(existsSync(join(checker, 'rules/env/BigName.ts'))).toBe(false);
});
