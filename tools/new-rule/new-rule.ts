import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { repositoryRoot } from '../engine/repository-root';
import { RefusedRule } from './rule-files';
import { writeRule } from './write-rule';

const checker = join(repositoryRoot(), 'packages/plugin/src/checker');

async function inOurStyle(program: string): Promise<string> {
  const filepath = join(checker, 'rule.ts');
  return format(program, { ...(await resolveConfig(filepath)), filepath });
}

async function main(): Promise<void> {
  const [id = ''] = process.argv.slice(2);
  try {
    console.log(await writeRule(id, checker, inOurStyle));
  } catch (error) {
    if (!(error instanceof RefusedRule)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

void main();
