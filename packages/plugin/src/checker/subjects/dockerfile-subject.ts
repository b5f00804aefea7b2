import {
  neededStages,
  readContextSources,
  type ContextSource,
} from '../../formats/dockerfile/context-sources';
import { parseDockerfile } from '../../formats/dockerfile/parse-dockerfile';
import { readDockerfile, type DockerfileOutline } from '../../formats/dockerfile/read-dockerfile';
import type { CheckedProject } from '../workspace-view';
import type { ContextView } from './context-view';
import type { DeclaredBuild } from './declared-build';
import { readInstructions, type InstructionLine } from './instruction-line';
import { stageViews, type StageView } from './stage-view';

/** A context in which a Dockerfile is really built. */
export interface BuiltContext {
  readonly context: ContextView;
  /** The file that says so; undefined for our own target, whose context is the workspace root. */
  readonly build: DeclaredBuild | undefined;
}

/** A context in which a Dockerfile is built, and what that build takes from it. */
export interface ContextUse extends BuiltContext {
  /** Sources of the stages that this build needs for certain. */
  readonly sources: readonly ContextSource[];
}

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
  /** Every context in which it is known to be built; none for a Dockerfile that nobody names, which may be built anywhere. */
  readonly contexts: readonly ContextUse[];
  /** What a build of a target, by default the last stage, takes from its context for certain. */
  readonly sourcesOf: (target: string | undefined) => readonly ContextSource[];
}

export function dockerfileSubject(
  file: string,
  text: string,
  project: CheckedProject | undefined,
  contexts: readonly BuiltContext[],
): DockerfileSubject {
  const parsed = parseDockerfile(text);
  const outline = readDockerfile(text);
  const sources = readContextSources(text);
  const sourcesOf = (target: string | undefined): readonly ContextSource[] => {
    const stages = neededStages(outline, target);
    return sources.filter(({ stage }) => stages.has(stage));
  };
  const instructions = readInstructions(parsed, text);
  return {
    file,
    text,
    outline,
    instructions,
    stages: stageViews(outline, instructions),
    escape: parsed.getEscapeCharacter(),
    project,
    context: contexts.find(({ build }) => build === undefined)?.context,
    contexts: contexts.map((one) => ({ ...one, sources: sourcesOf(one.build?.target) })),
    sourcesOf,
  };
}
