import parseWords from 'string-argv';
import type { Problem } from '../../base/user-error';
import { isRecord, type UnknownRecord } from '../../base/unknown-record';
import { findRunner, isShell, runnerOf } from '../../test-fallback/runner/find-runner';
import type { Runner } from '../../test-fallback/runner/runner';
import type { SettledMode } from './execution-mode';
import type { TestWithFallbackOptions } from './options';
import {
  commandOf,
  optionsOf,
  RUNNERS_OF_EXECUTORS,
  takesWords,
  whyNoArguments,
  type TargetFacts,
} from './target-facts';
import { OPTION } from './target-request';

interface AnyCommand {
  readonly runner: Runner;
  /** Why arguments of ours would not reach the runner; undefined where they do. */
  readonly takesNoArguments: string | undefined;
  /** Texts that may lead the tests somewhere: the words, and what a target's options say. */
  readonly texts: readonly string[];
  /** Variables that the target itself sets, over all that it is given. */
  readonly ownVariables: readonly string[];
}

/** What runs the tests. */
export type TestCommand =
  | (AnyCommand & {
      readonly kind: 'command';
      readonly words: readonly string[];
      /** How many words stand before the arguments that are the runner's own. */
      readonly runnerWords: number;
    })
  | (AnyCommand & {
      readonly kind: 'target';
      readonly target: string;
      readonly configuration: string | undefined;
      readonly executor: string;
      readonly args: readonly string[];
    });

const DEFAULT_TARGET = 'test';
const OWN_EXECUTOR = 'nx-alpine:test-with-fallback';

/** What runs the tests of a mode, from its own fields first; a problem where there is nothing. */
export function planTestCommand(
  options: Partial<TestWithFallbackOptions>,
  mode: SettledMode,
  targets: ReadonlyMap<string, TargetFacts>,
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
): TestCommand | Problem {
  const own = typeof command === 'string' ? parseWords(command) : command;
  const operator =
    typeof command === 'string' ? own.find((word) => /^(?:[|&;<>]+|\d?>.*)$/.test(word)) : undefined;
  if (operator !== undefined) {
    return {
      what: `command: no shell reads it, so ${operator} would be a word for ${own[0] ?? ''}`,
      fix: 'name a target of Nx by testTarget, or start a shell: command=["sh", "-c", "…"]',
    };
  }
  const words = [...own, ...args];
  const found = findRunner(words);
  return {
    kind: 'command',
    words,
    runnerWords: found.words,
    runner: runnerOf(namedRunner(runner) ?? found.name),
    takesNoArguments: isShell(words[0] ?? '')
      ? 'a shell does not hand arguments on to what it runs'
      : undefined,
    texts: words,
    ownVariables: [],
  };
}

function fromTarget(
  named: string,
  args: readonly string[],
  runner: TestWithFallbackOptions['testRunner'],
  targets: ReadonlyMap<string, TargetFacts>,
): TestCommand | Problem {
  const target = targets.has(named) ? named : (named.split(':')[0] ?? named);
  const configuration = target === named ? undefined : named.slice(target.length + 1);
  const facts = targets.get(target);
  const problem =
    facts === undefined ? missingTarget(target) : checkTarget(target, configuration, facts, args);
  if (facts === undefined || problem !== undefined) return problem ?? missingTarget(target);
  const options = optionsOf(facts, configuration);
  const found = findRunner(parseWords(commandOf(facts, configuration) ?? '')).name;
  return {
    kind: 'target',
    target,
    configuration,
    executor: facts.executor,
    args,
    runner: runnerOf(namedRunner(runner) ?? RUNNERS_OF_EXECUTORS[facts.executor] ?? found),
    takesNoArguments: whyNoArguments(facts, configuration),
    texts: [...args, ...textsIn(options), ...(facts.script === undefined ? [] : [facts.script])],
    ownVariables: variablesOf(options),
  };
}

function missingTarget(target: string): Problem {
  return {
    what: `testTarget: the project has no target ${target}`,
    fix: 'give the command that runs its tests: command=<words>, or testTarget=<name>',
  };
}

function checkTarget(
  target: string,
  configuration: string | undefined,
  facts: TargetFacts,
  args: readonly string[],
): Problem | undefined {
  if (facts.executor === OWN_EXECUTOR) {
    return {
      what: `testTarget: ${target} is a run with fallback itself`,
      fix: 'name the target that runs the tests',
    };
  }
  if (configuration !== undefined && !Object.hasOwn(facts.configurations, configuration)) {
    const known = Object.keys(facts.configurations).join(', ') || 'none';
    return { what: `testTarget: ${target} has no configuration ${configuration}`, fix: `it has ${known}` };
  }
  const word = takesWords(facts.executor) ? undefined : args.find((one) => !OPTION.test(one));
  if (word === undefined) return undefined;
  return {
    what: `args: ${facts.executor} takes options only, and "${word}" is none`,
    fix: 'write --name=value',
  };
}

function namedRunner(runner: TestWithFallbackOptions['testRunner']): Runner['name'] | undefined {
  return runner === undefined || runner === 'auto' ? undefined : runner;
}

/** All texts in options, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Variables by name, and an env file by its own. */
function variablesOf({ env, envFile }: UnknownRecord): string[] {
  return [...(isRecord(env) ? Object.keys(env) : []), ...(typeof envFile === 'string' ? [envFile] : [])];
}
