import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { planRule } from './rule-files';

/** Writes what a new rule needs into the folder of the checker, programs in a style, and tells what to do next. */
export async function writeRule(
  id: string,
  checker: string,
  inStyle: (program: string) => Promise<string>,
): Promise<string> {
  const families = readdirSync(join(checker, 'registry')).map((file) => file.replace(/\.ts$/, ''));
  const files = planRule(id, checker, families.sort(), (path) => existsSync(join(checker, path)));
  for (const [path, text] of Object.entries(files)) {
    const file = join(checker, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, path.endsWith('.ts') ? await inStyle(text) : text);
  }
  return [
    ...Object.keys(files).map((path) => `  ${path}`),
    '',
    `1. Write into fixtures/${id}.bad.txtar what is wrong, and below "-- findings --" what is to be said of it;`,
    `   into fixtures/${id}.good.txtar everything that looks like it and is not. Take both from real files.`,
    `2. See it fail: npx jest --selectProjects unit --testPathPatterns checker/rules.spec -t ${id}`,
    `3. Write rules/${id}.ts. Where it is not certain, it is silent. Where what mends it is certain, it gives`,
    '   `edits`, and the bad fixture ends with the file as they leave it: "-- fixed <path> --".',
    '4. npm run generate makes its page, and npm run check looks at everything.',
  ].join('\n');
}
