import { readCommands, type SimpleCommand } from '../../formats/shell/read-commands';
import type { ShellWord } from '../../formats/shell/word-reader';
import type { InstructionLine } from './instruction-line';
import type { StageView } from './stage-view';

const BEGINNING = /^\s*\w+(?:\s|[\\`][ \t]*\r?\n)+(?:--\S+(?:\s|[\\`][ \t]*\r?\n(?:[ \t]*#[^\n]*\n)*)+)*/;
const SCRIPT = /^<<(-?)[ \t]*(["']?)([\w-]+)\2[ \t]*\r?\n/;
const SHEBANG = /^\s*#!(?!\s*\/(?:usr\/)?bin\/(?:env\s+)?(?:ba|a|da)?sh\b)/;

/** The commands of a `RUN`, `CMD` or `ENTRYPOINT`; none of a script for another interpreter. Offsets count in the instruction's own text. */
export function commandsOf(instruction: InstructionLine, escape: string): readonly SimpleCommand[] {
  const { raw, jsonWords } = instruction;
  if (jsonWords !== undefined) return [{ words: jsonWords.map((word) => toWord(word, raw)), after: '' }];
  const from = BEGINNING.exec(raw)?.[0].length ?? raw.length;
  const mark = SCRIPT.exec(raw.slice(from));
  if (mark === null) return readCommands(raw, from, escape);
  const start = from + mark[0].length;
  if (SHEBANG.test(raw.slice(start))) return [];
  const end = raw.slice(start).search(new RegExp(`^\\t*${mark[3] ?? ''}\\r?$`, 'm'));
  return readCommands(end === -1 ? raw : raw.slice(0, start + end), start, escape);
}

function toWord(text: string, raw: string): ShellWord {
  return { text, offset: Math.max(raw.indexOf(JSON.stringify(text)), 0), hasVariable: false };
}

/** All `RUN`s of a stage and of those below it. */
export function runsOf({ lineage }: StageView): InstructionLine[] {
  return lineage.flatMap(({ instructions }) => instructions.filter(({ keyword }) => keyword === 'RUN'));
}
