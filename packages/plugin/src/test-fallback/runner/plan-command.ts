import type { Runner, TagChoice } from './runner';

/** A command line that runs the chosen tests, or why there is none. */
export type PlannedCommand =
  | { readonly kind: 'planned'; readonly command: readonly string[]; readonly added: readonly string[] }
  | { readonly kind: 'impossible'; readonly reason: string; readonly fix: string };

/** Adds to a command what chooses the tests and what tells how many were run. */
export function planCommand(
  runner: Runner,
  command: readonly string[],
  /** How many words stand before the arguments that are the runner's own. */
  words: number,
  tags: TagChoice,
  reportFile: string,
): PlannedCommand {
  const chosen = runner.choose(tags);
  if (chosen === undefined) return cannotChoose(runner, tags);
  const own =
    chosen.length === 0 ? undefined : command.slice(words).find((word) => runner.choosing.test(word));
  if (own !== undefined) {
    return {
      kind: 'impossible',
      reason: `the test command chooses tests by ${own}, which cannot be combined with the tags ${nameTags(tags)}`,
      fix: `take ${own} out of the command and use includeTags or excludeTags`,
    };
  }
  const added = [...chosen, ...runner.reporting(command, reportFile)];
  return { kind: 'planned', command: [...command, ...separator(command, added), ...added], added };
}

/** npm takes options for its own that do not stand behind this. */
function separator(command: readonly string[], added: readonly string[]): string[] {
  const isNpmScript =
    /^npm(?:\.cmd)?$/.test(command[0] ?? '') &&
    command.some((word) => /^(?:t|tst|test|run|run-script)$/.test(word));
  return isNpmScript && added.length > 0 && !command.includes('--') ? ['--'] : [];
}

function cannotChoose(runner: Runner, tags: TagChoice): PlannedCommand {
  const who =
    runner.name === 'other'
      ? 'the test command is of no known runner'
      : `${runner.name} cannot choose tests by such tags`;
  return {
    kind: 'impossible',
    reason: `${who}, so the tags ${nameTags(tags)} cannot be applied`,
    fix: 'name the runner by testRunner, or say that no test has such a tag: excludeTags=[] in staging, or in the execution mode that names it',
  };
}

function nameTags({ include, exclude }: TagChoice): string {
  return [...include, ...exclude.map((tag) => `not ${tag}`)].join(', ');
}
