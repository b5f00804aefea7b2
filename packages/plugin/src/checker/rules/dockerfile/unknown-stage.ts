import { isNear } from '../../../base/is-near';
import { officialName } from '../../../formats/image-name/official-image';
import type { Rule } from '../../rule';
import { placeOfWord } from '../../subjects/instruction-line';
import type { StageView } from '../../subjects/stage-view';

/** A name of a stage that there is not; what may be an image is not judged unless it is nearly the name of a stage. */
export const unknownStage: Rule<'dockerfile'> = {
  id: 'dockerfile/unknown-stage',
  severity: 'error',
  title: 'FROM, COPY --from or RUN --mount=from names a stage that there is not',
  why: 'The engine takes the name for an image and tries to fetch it.',
  fix: 'Write the name of a stage of this file.',
  subject: 'dockerfile',
  *check({ file, stages, instructions }) {
    const instructionAt = new Map(instructions.map((instruction) => [instruction.line, instruction]));
    for (const view of stages) {
      for (const { name, line, isBase } of namesIn(view)) {
        const trouble = isBase ? troubleOfBase(name, view, stages) : troubleOfSource(name, stages);
        const instruction = instructionAt.get(line);
        if (trouble !== undefined && instruction !== undefined) {
          yield {
            ...placeOfWord(instruction, name),
            ...trouble,
            claim: { kind: 'stage-unknown', file, name },
          };
        }
      }
    }
  },
};

interface Trouble {
  readonly what: string;
  readonly fix?: string;
}

interface Name {
  readonly name: string;
  readonly line: number;
  readonly isBase: boolean;
}

function namesIn({ stage }: StageView): Name[] {
  const sources = [...stage.stageCopies, ...stage.stageMounts];
  return [
    { name: stage.base, line: stage.line, isBase: true },
    ...sources.map(({ from, line }) => ({ name: from, line, isBase: false })),
  ];
}

function troubleOfBase(name: string, view: StageView, stages: readonly StageView[]): Trouble | undefined {
  if (isImageName(name) || isNamed(name, stages.slice(0, view.index))) return undefined;
  const after = stages.slice(view.index + 1).find(({ stage }) => isSame(stage.name, name));
  if (after !== undefined) {
    return {
      what: `FROM ${name} stands before the stage of that name, which begins in line ${String(after.stage.line)}`,
      fix: `Move the stage "${name}" before this one.`,
    };
  }
  return nearMiss(name, stages.slice(0, view.index));
}

function troubleOfSource(name: string, stages: readonly StageView[]): Trouble | undefined {
  if (/^\d+$/.test(name)) {
    return Number(name) < stages.length
      ? undefined
      : { what: `stage ${name} is asked for, but the last of this file is ${String(stages.length - 1)}` };
  }
  return isImageName(name) || isNamed(name, stages) ? undefined : nearMiss(name, stages);
}

function nearMiss(name: string, stages: readonly StageView[]): Trouble | undefined {
  const near = stages.flatMap(({ stage }) => stage.name ?? []).filter((other) => isNear(name, other));
  const [only] = near;
  return only === undefined || near.length > 1
    ? undefined
    : { what: `there is no stage "${name}", but one called "${only}"`, fix: `Write "${only}".` };
}

function isImageName(name: string): boolean {
  return /[/:@.$]|^scratch$|^context$/.test(name) || name === '' || officialName(name) !== undefined;
}

function isNamed(name: string, stages: readonly StageView[]): boolean {
  return stages.some(({ stage }) => isSame(stage.name, name));
}

function isSame(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}
