import { cypressRunner } from './known/cypress';
import { goRunner } from './known/go';
import { jestRunner } from './known/jest';
import { mochaRunner } from './known/mocha';
import { nodeRunner } from './known/node';
import { otherRunner } from './known/other';
import { playwrightRunner } from './known/playwright';
import { pytestRunner } from './known/pytest';
import type { Runner, RunnerName } from './runner';
import { vitestRunner } from './known/vitest';

const RUNNERS: Readonly<Record<RunnerName, Runner>> = {
  jest: jestRunner,
  vitest: vitestRunner,
  playwright: playwrightRunner,
  pytest: pytestRunner,
  mocha: mochaRunner,
  cypress: cypressRunner,
  go: goRunner,
  node: nodeRunner,
  other: otherRunner,
};

/** Programs whose name alone tells the runner. */
const PROGRAMS: Readonly<Record<string, RunnerName>> = {
  jest: 'jest',
  vitest: 'vitest',
  playwright: 'playwright',
  pytest: 'pytest',
  'py.test': 'pytest',
  mocha: 'mocha',
  cypress: 'cypress',
};

export function runnerOf(name: RunnerName): Runner {
  return RUNNERS[name];
}

/** A runner within a command line. */
export interface FoundRunner {
  readonly name: RunnerName;
  /** How many words stand before the arguments that are its own. */
  readonly words: number;
}

/** The runner that a command line starts, by itself or through npx, poetry, `python -m` and the like. */
export function findRunner(command: readonly string[]): FoundRunner {
  for (const [index, word] of command.entries()) {
    const words = index + 1;
    const program = programName(word);
    const known = PROGRAMS[program];
    if (known !== undefined) return { name: known, words };
    if (program === 'go' && command[words] === 'test') return { name: 'go', words: words + 1 };
    if (program === 'node' && command.slice(words).includes('--test')) return { name: 'node', words };
  }
  return { name: 'other', words: 1 };
}

/** Whether a program is a shell, which has exit statuses of its own for a command that it cannot run. */
export function isShell(program: string): boolean {
  return ['sh', 'bash', 'zsh', 'dash', 'ash', 'cmd', 'pwsh', 'powershell'].includes(programName(program));
}

/** The name of a program without its folder and Windows' endings. */
function programName(word: string): string {
  const name = word.split(/[\\/]/).at(-1) ?? '';
  return name.replace(/\.(?:exe|cmd|bat|ps1|m?js|cjs)$/i, '').toLowerCase();
}
