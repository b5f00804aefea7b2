import { Copy, From, Run, type Instruction } from 'dockerfile-ast';
import { readCopySources } from './copy-words';
import type { Variables } from './expand-variables';
import { parseDockerfile } from './parse-dockerfile';

/** A COPY or ADD that takes its sources from the build context. */
export interface ContextCopy {
  /** Line of the instruction, from 1. */
  readonly line: number;
  /** Sources as written. */
  readonly sources: readonly string[];
}

/** A COPY that takes its sources from another stage or image. */
export interface StageCopy extends ContextCopy {
  /** The stage or image as written. */
  readonly from: string;
}

/** A `RUN --mount` that takes its content from another stage or image. */
export interface StageMount {
  /** Line of the instruction, from 1. */
  readonly line: number;
  /** The stage or image as written. */
  readonly from: string;
}

/** A `RUN --mount=type=bind` that takes its content from the build context. */
export interface ContextMount {
  /** Line of the instruction, from 1. */
  readonly line: number;
  /** As written; `.` where the whole context is mounted. */
  readonly source: string;
}

/** One `FROM` and what follows it. */
export interface Stage {
  /** Line of the `FROM`, from 1. */
  readonly line: number;
  /** The name after `AS`; names compare without case. */
  readonly name: string | undefined;
  /** The base as written: an image, or an earlier stage's name. */
  readonly base: string;
  readonly contextCopies: readonly ContextCopy[];
  readonly stageCopies: readonly StageCopy[];
  readonly stageMounts: readonly StageMount[];
  readonly contextMounts: readonly ContextMount[];
}

/** Whether a name is that of a stage; names compare without case. */
export function isOfStage({ name }: Stage, wanted: string): boolean {
  return name?.toLowerCase() === wanted.toLowerCase();
}

/** What a build reads from a Dockerfile before it runs anything. */
export interface DockerfileOutline {
  readonly stages: readonly Stage[];
  /** The `ARG`s before the first `FROM`, which alone may appear in a `FROM`. */
  readonly globalArguments: Variables;
}

/** Reads the stages, their bases and what they copy from the context; an unreadable part is left out, never guessed. */
export function readDockerfile(text: string): DockerfileOutline {
  const dockerfile = parseDockerfile(text);
  const globalArguments = new Map(
    dockerfile.getInitialARGs().flatMap((instruction): (readonly [string, string | undefined])[] => {
      const property = instruction.getProperty();
      if (property !== null) return [[property.getName(), property.getValue() ?? undefined]];
      return instruction.getArguments().map((argument) => readArgument(argument.getValue()));
    }),
  );
  const instructions = dockerfile.getInstructions();
  const stages = instructions
    .filter((instruction) => instruction instanceof From)
    .map((from) => readStage(from, instructions));
  return { stages, globalArguments };
}

/** One of several in an `ARG`, of which the parser tells only the words. */
function readArgument(word: string): readonly [name: string, value: string | undefined] {
  const [, name = word, value] = /^(\w+)=(.*)$/s.exec(word) ?? [];
  return [name, value?.replace(/^(["'])(.*)\1$/s, '$2')];
}

function readStage(from: From, instructions: readonly Instruction[]): Stage {
  const following = instructions.slice(instructions.indexOf(from) + 1);
  const next = following.findIndex((instruction) => instruction.getKeyword() === 'FROM');
  const own = following.slice(0, next === -1 ? undefined : next);
  const copies = own.flatMap(readCopy);
  const mounts = own.flatMap(readMounts);
  return {
    line: lineOf(from),
    name: from.getBuildStage() ?? undefined,
    base: from.getImage() ?? '',
    contextCopies: copies.flatMap(({ from: stage, ...copy }) => (stage === undefined ? [copy] : [])),
    stageCopies: copies.flatMap(({ from: stage, ...copy }) =>
      stage === undefined ? [] : [{ ...copy, from: stage }],
    ),
    stageMounts: mounts.flatMap(({ line, from }) => (from === undefined ? [] : [{ line, from }])),
    contextMounts: mounts.flatMap(({ line, from, type, source }) =>
      from === undefined && type === 'bind' ? [{ line, source }] : [],
    ),
  };
}

interface Mount {
  readonly line: number;
  readonly type: string;
  readonly from: string | undefined;
  readonly source: string;
}

function readMounts(instruction: Instruction): Mount[] {
  if (!(instruction instanceof Run)) return [];
  return instruction.getFlags().flatMap((flag) => {
    if (flag.getName() !== 'mount') return [];
    const fields = (flag.getValue() ?? '').replaceAll('"', '').split(',');
    const valueOf = (...names: string[]): string | undefined =>
      fields
        .map((field) => /^(\w+)=(.*)$/s.exec(field))
        .findLast((match) => match !== null && names.includes(match[1] ?? ''))?.[2] || undefined;
    return [
      {
        line: lineOf(instruction),
        type: valueOf('type') ?? 'bind',
        from: valueOf('from'),
        source: valueOf('source', 'src') ?? '.',
      },
    ];
  });
}

function readCopy(instruction: Instruction): (ContextCopy & { readonly from: string | undefined })[] {
  if (!['COPY', 'ADD'].includes(instruction.getKeyword())) return [];
  const from = instruction instanceof Copy ? readFrom(instruction) : undefined;
  const sources = readCopySources(instruction)
    .map(({ text }) => text)
    .filter((source) => !/^(?:https?:|git@)/.test(source));
  return sources.length === 0 ? [] : [{ line: lineOf(instruction), sources, from }];
}

/** The parser's own getter gives nothing where there are more flags than this one. */
function readFrom(copy: Copy): string | undefined {
  const flag = copy.getFlags().find((one) => one.getName() === 'from');
  return flag?.getValue() ?? undefined;
}

function lineOf(instruction: Instruction): number {
  return instruction.getRange().start.line + 1;
}
