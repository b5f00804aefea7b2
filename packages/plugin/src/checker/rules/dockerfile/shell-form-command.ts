import type { Rule } from '../../rule';
import { placeIn } from '../../subjects/instruction-line';

const TAKES_ARGUMENTS = /\$[@*\d]|\$\{[@*\d]/;

/** A CMD that an ENTRYPOINT without brackets swallows; that the shell stays in between is not said, because most replace themselves. */
export const shellFormCommand: Rule<'dockerfile'> = {
  id: 'dockerfile/shell-form-command',
  severity: 'warning',
  title: 'CMD is ignored, because ENTRYPOINT is written without brackets',
  why: 'Such an ENTRYPOINT runs as "sh -c", and what CMD says goes to that shell as arguments that nobody reads.',
  fix: 'Write ENTRYPOINT with brackets, one string for each word.',
  subject: 'dockerfile',
  *check({ stages }) {
    const own = stages.at(-1)?.instructions ?? [];
    const entry = own.findLast(({ keyword }) => keyword === 'ENTRYPOINT');
    const command = own.findLast(({ keyword }) => keyword === 'CMD');
    if (entry === undefined || command === undefined || own.some(({ keyword }) => keyword === 'SHELL'))
      return;
    if (/^\s*\[/.test(entry.argumentText) || TAKES_ARGUMENTS.test(entry.argumentText)) return;
    if (/^(?:\[\s*\])?$/.test(command.argumentText.trim()) || entry.argumentText.trim() === '') return;
    yield {
      ...placeIn(command, 0),
      what: `CMD is ignored: ENTRYPOINT in line ${String(entry.line)} is written without brackets`,
    };
  },
};
