import { findFinalBase } from '../../formats/dockerfile/final-base';
import type { DockerfileOutline, Stage } from '../../formats/dockerfile/read-dockerfile';
import type { InstructionLine } from './instruction-line';

/** A stage with what it stands on. */
export interface StageView {
  readonly stage: Stage;
  readonly index: number;
  /** What stands between its `FROM` and the next. */
  readonly instructions: readonly InstructionLine[];
  /** Itself, then the stages below it. */
  readonly lineage: readonly StageView[];
  /** The image at the bottom, by the defaults of the build arguments; undefined where only the engine knows it. */
  readonly image: string | undefined;
  /** Whether a build argument has a say in which image that is. */
  readonly isVariable: boolean;
}

const NO_ARGUMENTS: ReadonlyMap<string, string> = new Map();

/** The stages of a Dockerfile; instructions before the first `FROM` belong to none. */
export function stageViews(
  outline: DockerfileOutline,
  instructions: readonly InstructionLine[],
): StageView[] {
  const views: StageView[] = [];
  outline.stages.forEach((stage, index) => {
    const next = outline.stages[index + 1]?.line ?? Infinity;
    const below = views.findLast((view) => view.stage.name?.toLowerCase() === stage.base.toLowerCase());
    const base = findFinalBase(
      { ...outline, stages: outline.stages.slice(0, index + 1) },
      undefined,
      NO_ARGUMENTS,
    );
    const view: StageView = {
      stage,
      index,
      instructions: instructions.filter(({ line }) => line > stage.line && line < next),
      get lineage() {
        return [view, ...(below?.lineage ?? [])];
      },
      image: below === undefined ? (base.kind === 'image' ? base.image : undefined) : below.image,
      isVariable: below?.isVariable ?? stage.base.includes('$'),
    };
    views.push(view);
  });
  return views;
}
