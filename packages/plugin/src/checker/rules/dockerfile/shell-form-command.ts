import { nameOf } from '../../../base/context-path';
import { startOfLine, type Edit } from '../../edit';
import type { Rule } from '../../rule';
import type { ContextUse } from '../../subjects/dockerfile-subject';
import { placeIn, type InstructionLine } from '../../subjects/instruction-line';
import { literalPath } from '../../subjects/literal-source';
import { below } from '../../subjects/workspace-path';
import type { WorkspaceView } from '../../workspace-view';

const TAKES_ARGUMENTS = /\$[@*\d]|\$\{[@*\d]/;

/** A CMD that an ENTRYPOINT without brackets swallows; that the shell stays in between is not said, because most replace themselves. */
export const shellFormCommand: Rule<'dockerfile'> = {
  id: 'dockerfile/shell-form-command',
  severity: 'warning',
  title: 'CMD is ignored, because ENTRYPOINT is written without brackets',
  why: 'Such an ENTRYPOINT runs as "sh -c", and what CMD says goes to that shell as arguments that nobody reads.',
  fix: 'Write ENTRYPOINT with brackets, one string for each word.',
  subject: 'dockerfile',
  *check({ stages, text, contexts }, view) {
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
      edits:
        isOptions(command) && runsWithoutShell(entry, own, contexts, view) ? writeBrackets(entry, text) : [],
    };
  },
};

/** Only what begins with an option cannot be a program of its own. */
function isOptions({ jsonWords }: InstructionLine): boolean {
  return jsonWords?.[0]?.startsWith('-') === true;
}

/** Whether the kernel can start what is called: a shell runs a script without #! too. Known of programs that are called by name, and of files that are here. */
function runsWithoutShell(
  entry: InstructionLine,
  own: readonly InstructionLine[],
  contexts: readonly ContextUse[],
  view: WorkspaceView,
): boolean {
  const program = entry.words[entry.words[0] === 'exec' ? 1 : 0] ?? '';
  if (!/\/|\.\w+$/.test(program)) return true;
  const source = own.map((copy) => sourceOf(program, copy)).findLast((found) => found !== undefined);
  const path = source === undefined ? undefined : literalPath({ text: source });
  if (path === undefined || contexts.length === 0) return false;
  return contexts.every(({ context }) => view.read(below(context.root, path))?.startsWith('#!') === true);
}

/** What a COPY from the context lays there; undefined where it lays nothing there for certain. */
function sourceOf(
  program: string,
  { keyword, flags, jsonWords, words }: InstructionLine,
): string | undefined {
  if (keyword !== 'COPY' || flags.some(({ name }) => name === 'from')) return undefined;
  const all = jsonWords ?? words;
  const [sources, target = ''] = [all.slice(0, -1), all.at(-1)];
  if (target === program && sources.length === 1) return sources[0];
  return sources.find((source) => target.endsWith('/') && target + nameOf(source) === program);
}

const IN_ONE_LINE = /^(\s*ENTRYPOINT\s+)(?:exec\s+)?(\S.*)$/i;
/** A word that no shell would change. */
const PLAIN = /^[\w@%+=:,./-]+$/;
/** What only a shell can do, and assignments. */
const OF_SHELL =
  /^(?:[.:]|cd|source|eval|exec|export|set|unset|ulimit|umask|trap|exit|command|type|read|wait|alias|if|for|while|until|case|time)$|=/;

function writeBrackets({ raw, line }: InstructionLine, text: string): Edit[] {
  const [, head, rest = ''] = IN_ONE_LINE.exec(raw) ?? [];
  const words = rest.trim().split(/\s+/);
  if (head === undefined || OF_SHELL.test(words[0] ?? '') || !words.every((word) => PLAIN.test(word)))
    return [];
  const start = startOfLine(text, line);
  const written = `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
  return [{ from: start + head.length, to: start + raw.length, text: written }];
}
