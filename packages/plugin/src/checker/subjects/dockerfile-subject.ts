import { DockerfileParser } from 'dockerfile-ast';
import { readDockerfile, type DockerfileOutline } from '../../formats/dockerfile/read-dockerfile';
import type { CheckedProject } from '../workspace-view';
import type { ContextView } from './context-view';
import { readInstructions, type InstructionLine } from './instruction-line';
import { stageViews, type StageView } from './stage-view';

/** A Dockerfile, and what is known of the context in which it is built. */
export interface DockerfileSubject {
  readonly file: string;
  readonly text: string;
  readonly outline: DockerfileOutline;
  readonly instructions: readonly InstructionLine[];
  /** With what each stands on. */
  readonly stages: readonly StageView[];
  /** What joins lines at their end: a backslash, or what a directive says. */
  readonly escape: string;
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
  const parsed = DockerfileParser.parse(text);
  const outline = readDockerfile(text);
  const instructions = readInstructions(parsed, text);
  return {
    file,
    text,
    outline,
    instructions,
    stages: stageViews(outline, instructions),
    escape: parsed.getEscapeCharacter(),
    project,
    context,
  };
}
