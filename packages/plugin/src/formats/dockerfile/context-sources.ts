import { Copy, Run, type Flag, type Instruction } from 'dockerfile-ast';
import { readCopySources, type PlacedWord } from './copy-words';
import { parseDockerfile } from './parse-dockerfile';
import { isOfStage, type DockerfileOutline } from './read-dockerfile';

/** A path that a build takes from its context, as written, with its place. */
export interface ContextSource extends PlacedWord {
  readonly keyword: 'COPY' | 'ADD' | 'RUN';
  /** Index of its stage among the `FROM`s. */
  readonly stage: number;
}

/** An address, which is no path. */
const REMOTE = /^(?:https?|git|ssh):|^git@/;

/** Every source that comes from the context: of COPY, of ADD, and of bind mounts. */
export function readContextSources(text: string): ContextSource[] {
  let stage = -1;
  return parseDockerfile(text)
    .getInstructions()
    .flatMap((instruction): ContextSource[] => {
      if (instruction.getKeyword() === 'FROM') stage += 1;
      return readSources(instruction).map((source) => ({ ...source, stage }));
    });
}

function readSources(instruction: Instruction): Omit<ContextSource, 'stage'>[] {
  const keyword = instruction.getKeyword();
  if (instruction instanceof Run) return readBindMounts(instruction);
  if (keyword !== 'COPY' && keyword !== 'ADD') return [];
  if (instruction instanceof Copy && instruction.getFlags().some((flag) => flag.getName() === 'from'))
    return [];
  return readCopySources(instruction)
    .filter(({ text }) => !REMOTE.test(text))
    .map((word) => ({ ...word, keyword }));
}

function readBindMounts(run: Run): Omit<ContextSource, 'stage'>[] {
  return run.getFlags().flatMap((flag) => {
    const source = bindSource(flag);
    const { line, character } = flag.getRange().start;
    return source === undefined
      ? []
      : [{ text: source, line: line + 1, column: character + 1, keyword: 'RUN' as const }];
  });
}

/** The source of a bind mount that names one; without, the whole context is mounted, which is always there. */
function bindSource(flag: Flag): string | undefined {
  if (flag.getName() !== 'mount') return undefined;
  const fields = new Map(
    (flag.getValue() ?? '')
      .replaceAll('"', '')
      .split(',')
      .map((field): [string, string] => [field.split('=')[0] ?? '', field.slice(field.indexOf('=') + 1)]),
  );
  const isOther = fields.has('from') || (fields.get('type') ?? 'bind') !== 'bind';
  return isOther ? undefined : (fields.get('source') ?? fields.get('src'));
}

/**
 * The stages that a build of a target, by default the last stage, needs for certain; engines leave the others out.
 *
 * A stage that only a variable names is not among them.
 */
export function neededStages({ stages }: DockerfileOutline, target: string | undefined): ReadonlySet<number> {
  const find = (name: string): number =>
    /^\d+$/.test(name) ? Number(name) : stages.findLastIndex((stage) => isOfStage(stage, name));
  const needed = new Set<number>();
  const add = (index: number): void => {
    const stage = stages[index];
    if (stage === undefined || needed.has(index)) return;
    needed.add(index);
    for (const { from } of [...stage.stageCopies, ...stage.stageMounts, { from: stage.base }]) {
      const at = find(from);
      if (at < index) add(at);
    }
  };
  add(target === undefined ? stages.length - 1 : find(target));
  return needed;
}
