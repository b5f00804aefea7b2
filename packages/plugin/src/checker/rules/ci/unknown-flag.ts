import { readCommands } from '../../../formats/shell/read-commands';
import type { Rule } from '../../rule';
import { unknownFlags } from '../../subjects/docker-call';
import { shellParts } from '../../subjects/shell-parts';

/** A flag that no version of `docker build` or `docker compose` has; what other commands and variables bring is not known. */
export const unknownFlag: Rule<'text'> = {
  id: 'ci/unknown-flag',
  severity: 'error',
  title: 'A command calls docker build or docker compose with a flag that it does not have',
  why: 'The command fails at once: unknown flag.',
  fix: 'Mend the flag; --help lists those that there are.',
  subject: 'text',
  *check(subject) {
    // Most texts speak of no such command, and need not be taken apart.
    if (!CALL.test(subject.text)) return;
    for (const part of shellParts(subject)) {
      if (!CALL.test(part.text)) continue;
      for (const { flag, command, isOfCompose, offset } of readCommands(part.text, 0, '\\').flatMap(
        unknownFlags,
      )) {
        yield {
          ...placeIn(subject.text, part.offset + offset),
          what: `${command} has no flag ${flag}`,
          ...(subject.kind === 'document' && { severity: 'warning' as const }),
          ...(isOfCompose && {
            fix: `Write it before the command: ${command.replace(/ \w+$/, ` ${flag} …$&`)}`,
          }),
        };
      }
    }
  },
};

const CALL = /\bdocker[\s\\]+(?:-|(?:compose|build|buildx|builder|image)\b)/;

function placeIn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
