import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describeExecutor } from './executor-page';
import { typesFromSchema } from './types-from-schema';

const workspaceRoot = join(__dirname, '../../..');
const plugin = join(workspaceRoot, 'packages/plugin');

/** Every file that is made from another; its text is never edited by hand. */
const GENERATED: Readonly<Record<string, () => Promise<string> | string>> = {
  'packages/plugin/src/image/image-record.ts': () =>
    typesFromSchema(join(plugin, 'schemas/image.schema.json')),
  'packages/plugin/src/executors/alpine-build/options.ts': () =>
    typesFromSchema(join(plugin, 'src/executors/alpine-build/schema.json')),
  'docs/reference/alpine-build.md': () =>
    describeExecutor('alpine-build', join(plugin, 'src/executors/alpine-build/schema.json'), {
      name: 'image.json',
      schemaFile: join(plugin, 'schemas/image.schema.json'),
    }),
};

async function main(): Promise<void> {
  const isCheck = process.argv.includes('--check');
  const stale: string[] = [];
  for (const [path, generate] of Object.entries(GENERATED)) {
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
