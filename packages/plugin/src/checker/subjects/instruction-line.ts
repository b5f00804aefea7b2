import { Add, Copy, Healthcheck, Run, type Dockerfile, type Instruction } from 'dockerfile-ast';
import { readJsonWords } from '../../formats/dockerfile/json-words';

/** An instruction with its place. */
export interface InstructionLine {
  /** From 1, of its first line. */
  readonly line: number;
  /** From 1, of its last line. */
  readonly endLine: number;
  /** In capitals. */
  readonly keyword: string;
  /** Its words; heredocs and quotes are as in the file. */
  readonly words: readonly string[];
  /** What stands behind the keyword, continued lines joined as the parser gives them. */
  readonly argumentText: string;
  /** Those of the instructions that take any, such as `--from=build`, with their places. */
  readonly flags: readonly InstructionFlag[];
  /** The words of the form with brackets, without flags; undefined for the other form. */
  readonly jsonWords: readonly string[] | undefined;
  /** As in the file, with keyword and flags. */
  readonly raw: string;
}

/** A flag of an instruction. */
export interface InstructionFlag {
  readonly name: string;
  readonly value: string | undefined;
  readonly line: number;
  readonly column: number;
}

/** A place in a text, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** All instructions of a Dockerfile, in their order. */
export function readInstructions(dockerfile: Dockerfile, text: string): InstructionLine[] {
  const lines = text.split('\n');
  return dockerfile.getInstructions().map((instruction) => {
    const { start, end } = instruction.getRange();
    const raw = lines.slice(start.line, end.line + 1);
    return {
      line: start.line + 1,
      endLine: end.line + 1,
      keyword: instruction.getKeyword(),
      words: instruction.getArguments().map((argument) => argument.getValue()),
      argumentText: instruction.getArgumentsContent() ?? '',
      flags: readFlags(instruction),
      jsonWords: readJsonWords(instruction),
      raw: raw.join('\n').trimEnd(),
    };
  });
}

function readFlags(instruction: Instruction): InstructionFlag[] {
  if (
    !(instruction instanceof Run) &&
    !(instruction instanceof Copy) &&
    !(instruction instanceof Add) &&
    !(instruction instanceof Healthcheck)
  ) {
    return [];
  }
  return instruction.getFlags().map((flag) => {
    const { start } = flag.getRange();
    return {
      name: flag.getName(),
      value: flag.getValue() ?? undefined,
      line: start.line + 1,
      column: start.character + 1,
    };
  });
}

/** Where an offset within an instruction's own text lies in its file. */
export function placeIn({ line, raw }: InstructionLine, offset: number): Place {
  const before = raw.slice(0, offset).split('\n');
  return { line: line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Where the first word of that spelling stands in an instruction; its beginning where it is written otherwise. */
export function placeOfWord(instruction: InstructionLine, word: string): Place {
  const offset = instruction.raw.indexOf(word, instruction.keyword.length);
  return placeIn(instruction, Math.max(offset, 0));
}
