import { DockerfileParser } from 'dockerfile-ast';
import { readDockerfile, type DockerfileOutline } from '../../formats/dockerfile/read-dockerfile';
import type { CheckedProject } from '../workspace-view';
import type { ContextView } from './context-view';

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
}

/** A Dockerfile, and what is known of the context in which it is built. */
export interface DockerfileSubject {
  readonly file: string;
  readonly text: string;
  readonly outline: DockerfileOutline;
  readonly instructions: readonly InstructionLine[];
  /** The project whose image it is; undefined where none claims it. */
  readonly project: CheckedProject | undefined;
  /** The context by our own targets: the workspace root; undefined for a Dockerfile that no target builds. */
  readonly context: ContextView | undefined;
}

export function dockerfileSubject(
  file: string,
  text: string,
  project: CheckedProject | undefined,
  context: ContextView | undefined,
): DockerfileSubject {
  return {
    file,
    text,
    outline: readDockerfile(text),
    instructions: readInstructions(text),
    project,
    context,
  };
}

function readInstructions(text: string): InstructionLine[] {
  return DockerfileParser.parse(text)
    .getInstructions()
    .map((instruction) => ({
      line: instruction.getRange().start.line + 1,
      endLine: instruction.getRange().end.line + 1,
      keyword: instruction.getKeyword(),
      words: instruction.getArguments().map((argument) => argument.getValue()),
      argumentText: instruction.getArgumentsContent() ?? '',
    }));
}
