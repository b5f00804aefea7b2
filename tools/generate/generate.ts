import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { describeEngines } from './engines-page';
import { describeExecutor } from './executor-page';
import { describeFailures } from './failures-page';
import { describeGenerators } from './generators-page';
import { rulesPages } from './rules-pages';
import { typesFromSchema } from './types-from-schema';

const workspaceRoot = join(__dirname, '../../..');
const plugin = join(workspaceRoot, 'packages/plugin');

/** The executors, each with its result file. */
const EXECUTORS = [
  { name: 'alpine-build', record: 'image', recordTypes: 'packages/plugin/src/image/image-record.ts' },
  {
    name: 'clean-context',
    record: 'clean-context',
    recordTypes: 'packages/plugin/src/pollution/clean-context-record.ts',
  },
  {
    name: 'test-with-fallback',
    record: 'test-with-fallback',
    recordTypes: 'packages/plugin/src/test-fallback/test-with-fallback-record.ts',
  },
  { name: 'validate', record: 'validate', recordTypes: 'packages/plugin/src/checker/validate-record.ts' },
] as const;

/** The generators, in the order of their page. */
const GENERATORS = [
  'service',
  'dockerfile',
  'dockerignore',
  'staging-env',
  'compose',
  'sync',
  'init',
] as const;

const generatorSchema = (name: string): string => join(plugin, `src/generators/${name}/schema.json`);

/** Every file that is made from another; its text is never edited by hand. */
const GENERATED: Readonly<Record<string, () => Promise<string> | string>> = Object.fromEntries<
  () => Promise<string> | string
>([
  ['docs/reference/engines.md', async () => describeEngines(await readFeatures())] as const,
  ['docs/reference/failures.md', async () => describeFailures(await readCatalogue())] as const,
  [
    'docs/reference/generators.md',
    () => describeGenerators(GENERATORS.map((name) => ({ name, schemaFile: generatorSchema(name) }))),
  ] as const,
  ...GENERATORS.map(
    (name) =>
      [
        `packages/plugin/src/generators/${name}/options.ts`,
        () => typesFromSchema(generatorSchema(name)),
      ] as const,
  ),
  ...EXECUTORS.flatMap(({ name, record, recordTypes }) => {
    const optionsSchema = join(plugin, `src/executors/${name}/schema.json`);
    const recordSchema = join(plugin, `schemas/${record}.schema.json`);
    return [
      [recordTypes, () => typesFromSchema(recordSchema)],
      [`packages/plugin/src/executors/${name}/options.ts`, () => typesFromSchema(optionsSchema)],
      [
        `docs/reference/${name}.md`,
        () => describeExecutor(name, optionsSchema, { name: `${record}.json`, schemaFile: recordSchema }),
      ],
    ] as const;
  }),
]);

type Catalogue = Parameters<typeof describeFailures>[0];

/** The compiled catalogue, as the plugin has it. */
async function readCatalogue(): Promise<Catalogue> {
  const file = join(plugin, 'dist/engines/failures/catalogue/catalogue.js');
  const { CATALOGUE } = (await import(pathToFileURL(file).href)) as { CATALOGUE: Catalogue };
  return CATALOGUE;
}

type Features = Parameters<typeof describeEngines>[0];

async function readFeatures(): Promise<Features> {
  const file = join(plugin, 'dist/engines/capabilities/features.js');
  const { FEATURES } = (await import(pathToFileURL(file).href)) as { FEATURES: Features };
  return FEATURES;
}

type Facts = Parameters<typeof rulesPages>[0];

/** The compiled rules, as the plugin has them, with those on comments. */
async function readRules(): Promise<Facts> {
  const load = (name: string): Promise<unknown> =>
    import(pathToFileURL(join(plugin, `dist/checker/${name}.js`)).href);
  const { RULES } = (await load('registry')) as { RULES: Facts };
  const { SUPPRESSION_RULES } = (await load('suppression-rules')) as {
    SUPPRESSION_RULES: Readonly<Record<string, Facts[number]>>;
  };
  return [...RULES, ...Object.values(SUPPRESSION_RULES)];
}

async function main(): Promise<void> {
  const isCheck = process.argv.includes('--check');
  const stale: string[] = [];
  const pages = rulesPages(await readRules(), join(plugin, 'src/checker/fixtures'));
  const ofPages = Object.entries(pages).map(([path, text]) => [path, () => text] as const);
  for (const [path, generate] of [...Object.entries(GENERATED), ...ofPages]) {
    const file = join(workspaceRoot, path);
    const config = await resolveConfig(file);
    const text = await format(await generate(), { ...config, filepath: file });
    if (text === readIfPresent(file)) continue;
    stale.push(relative(workspaceRoot, file));
    if (!isCheck) write(file, text);
  }
  report(stale, isCheck);
}

function report(stale: readonly string[], isCheck: boolean): void {
  if (stale.length === 0) return;
  if (!isCheck) {
    console.log(`generated ${stale.join(', ')}`);
    return;
  }
  console.error(`Stale: ${stale.join(', ')}\n  → run: npm run generate`);
  process.exitCode = 1;
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

void main();
