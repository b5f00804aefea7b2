import type { Instruction } from 'dockerfile-ast';
import { readJsonWords } from './json-words';

/** A word of an instruction with its place, both from 1. */
export interface PlacedWord {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** As the frontend has it: `<<EOF`, `<<-EOF`, `<<"EOF"`, `3<<EOF`. */
const HEREDOC = /^\d*<<-?[^<]+$/;
const GOES_ON = /[\\`][ \t]*\r?$/;

/** The sources of a COPY or ADD that are paths or addresses; the words of here-documents are none. */
export function readCopySources(instruction: Instruction): PlacedWord[] {
  const sources = readHeadWords(instruction).slice(0, -1);
  return sources.filter(({ text }) => !HEREDOC.test(text));
}

/** The words without those in the lines of here-documents, which the parser gives as words too. */
function readHeadWords(instruction: Instruction): PlacedWord[] {
  const words = instruction.getArguments().map((argument): PlacedWord => {
    const { line, character } = argument.getRange().start;
    return { text: argument.getValue(), line: line + 1, column: character + 1 };
  });
  const inBrackets = readJsonWords(instruction);
  if (inBrackets !== undefined) return placeJsonWords(inBrackets, words, instruction);
  const first = words.find(({ text }) => HEREDOC.test(text));
  if (first === undefined) return words;
  const last = endOfHead(instruction, first.line);
  return words.filter(({ line }) => line <= last);
}

/** The line that a here-document begins on, or the one up to which that line goes on. */
function endOfHead(instruction: Instruction, from: number): number {
  const start = instruction.getRange().start.line + 1;
  const lines = instruction.getTextContent().split('\n');
  let last = from;
  while (GOES_ON.test(lines[last - start] ?? '')) last += 1;
  return last;
}

/** A word with blanks is several to the parser; such are placed where the instruction begins. */
function placeJsonWords(
  inBrackets: readonly string[],
  words: readonly PlacedWord[],
  instruction: Instruction,
): PlacedWord[] {
  const { line, character } = instruction.getRange().start;
  return inBrackets.map((text, index) => {
    const word = words.length === inBrackets.length ? words[index] : undefined;
    return { text, line: word?.line ?? line + 1, column: word?.column ?? character + 1 };
  });
}
