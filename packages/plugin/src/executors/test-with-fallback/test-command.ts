import parseWords from 'string-argv';
import type { Problem } from '../../base/user-error';
import { findRunner, runnerOf } from '../../test-fallback/runner/find-runner';
import type { Runner } from '../../test-fallback/runner/runner';
import type { SettledMode } from './execution-mode';
import type { TestWithFallbackOptions } from './options';

/** What runs the tests. */
export type TestCommand =
  | {
      readonly kind: 'command';
      readonly words: readonly string[];
      /** How many words stand before the arguments that are the runner's own. */
      readonly runnerWords: number;
      readonly runner: Runner;
    }
  | {
      readonly kind: 'target';
      readonly target: string;
      readonly configuration: string | undefined;
      readonly args: readonly string[];
      readonly runner: Runner;
    };

/** A target as its configuration has it. */
export interface TargetFacts {
  readonly executor: string | undefined;
  /** The command of run-commands, or the script of run-script, where there is a single one. */
  readonly command: string | undefined;
}

const DEFAULT_TARGET = 'test';
const OWN_EXECUTOR = 'nx-alpine:test-with-fallback';

/** What runs the tests of a mode, from its own fields first; a problem where there is nothing. */
export function planTestCommand(
  options: Partial<TestWithFallbackOptions>,
  mode: SettledMode,
  targets: Readonly<Record<string, TargetFacts>>,
): TestCommand | Problem {
  const args = [...(options.args ?? []), ...(mode.args ?? [])];
  const named = firstNamed(mode) ?? firstNamed(options) ?? { testTarget: DEFAULT_TARGET };
  if ('problem' in named) return named.problem;
  if (named.command !== undefined) return fromCommand(named.command, args, options.testRunner);
  return fromTarget(named.testTarget ?? DEFAULT_TARGET, args, options.testRunner, targets);
}

interface Named {
  readonly command?: string | string[];
  readonly testTarget?: string;
}

function firstNamed({ command, testTarget }: Named): Named | { readonly problem: Problem } | undefined {
  if (command !== undefined && testTarget !== undefined) {
    return { problem: { what: 'command and testTarget do not go together', fix: 'leave one of them out' } };
  }
  if (command !== undefined) return { command };
  return testTarget === undefined ? undefined : { testTarget };
}

function fromCommand(
  command: string | string[],
  args: readonly string[],
  runner: TestWithFallbackOptions['testRunner'],
): TestCommand {
  const words = [...(typeof command === 'string' ? parseWords(command) : command), ...args];
  const found = findRunner(words);
  const isNamed = runner !== undefined && runner !== 'auto';
  return {
    kind: 'command',
    words,
    runnerWords: found.words,
    runner: runnerOf(isNamed ? runner : found.name),
  };
}

function fromTarget(
  named: string,
  args: readonly string[],
  runner: TestWithFallbackOptions['testRunner'],
  targets: Readonly<Record<string, TargetFacts>>,
): TestCommand | Problem {
  const target = named in targets ? named : (named.split(':')[0] ?? named);
  const configuration = target === named ? undefined : named.slice(target.length + 1);
  const facts = targets[target];
  if (facts === undefined) {
    return {
      what: `testTarget: the project has no target ${target}`,
      fix: 'give the command that runs its tests: command=<words>, or testTarget=<name>',
    };
  }
  if (facts.executor === OWN_EXECUTOR) {
    return {
      what: `testTarget: ${target} is a run with fallback itself`,
      fix: 'name the target that runs the tests',
    };
  }
  const isNamed = runner !== undefined && runner !== 'auto';
  return {
    kind: 'target',
    target,
    configuration,
    args,
    runner: runnerOf(isNamed ? runner : runnerOfTarget(facts)),
  };
}

const RUNNERS_OF_EXECUTORS = {
  '@nx/jest:jest': 'jest',
  '@nx/vite:test': 'vitest',
  '@nx/vitest:test': 'vitest',
  '@nx/playwright:playwright': 'playwright',
  '@nx/cypress:cypress': 'cypress',
} as const;

function runnerOfTarget({ executor = '', command }: TargetFacts): Runner['name'] {
  const known = Object.entries(RUNNERS_OF_EXECUTORS).find(([name]) => name === executor)?.[1];
  return known ?? (command === undefined ? 'other' : findRunner(parseWords(command)).name);
}
