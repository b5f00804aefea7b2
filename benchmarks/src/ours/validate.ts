import type { ExecutorContext } from '@nx/devkit';
import { createRequire } from 'node:module';
import type validate from '../../../packages/plugin/dist/executors/validate/executor';
import type { ValidateAnswer } from '../validate/validate-answer';

/** `validate <root> <projects, with commas> <options as JSON>`: runs the executor for the first project as Nx does, and prints an answer as JSON. Nx's own time is not in it. */
async function main([root = '', names = '', options = '{}']: readonly string[]): Promise<void> {
  const start = performance.now();
  const executor = load();
  const loaded = performance.now();
  const projects = Object.fromEntries(names.split(',').map((name) => [name, { root: `services/${name}` }]));
  const nodes = Object.fromEntries(Object.entries(projects).map(([name, data]) => [name, { data }]));
  const context = {
    root,
    projectName: names.split(',')[0],
    projectsConfigurations: { projects },
    projectGraph: { nodes, dependencies: {} },
  };
  const say = console.log;
  const told: string[] = [];
  console.log = (line: string) => told.push(line);
  const raw = JSON.parse(options) as Readonly<Record<string, unknown>>;
  const { success } = await executor(raw, context as unknown as ExecutorContext);
  const end = performance.now();
  const answer: ValidateAnswer = {
    loadMs: loaded - start,
    validateMs: end - loaded,
    success,
    told: told.join('\n'),
  };
  say(JSON.stringify(answer));
}

function load(): typeof validate {
  const file = '../../../packages/plugin/dist/executors/validate/executor.js';
  return (createRequire(__filename)(file) as { default: typeof validate }).default;
}

void main(process.argv.slice(2));
