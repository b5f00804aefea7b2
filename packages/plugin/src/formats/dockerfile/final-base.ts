import { expandVariables } from './expand-variables';
import { valuesInFrom } from './values-in-from';
import type { DockerfileOutline, Stage } from './read-dockerfile';

/** Which image the built stage stands on in the end, through all stages in between. */
export type FinalBase =
  | {
      readonly kind: 'image';
      /** The image with its variables filled in. */
      readonly image: string;
      /** Line of the `FROM` that names it. */
      readonly line: number;
    }
  /** A build argument without a value decides; only the engine can know. */
  | { readonly kind: 'undecided'; readonly base: string; readonly line: number }
  | { readonly kind: 'no-stage' }
  | { readonly kind: 'no-such-target'; readonly stageNames: readonly string[] };

/** Follows the target stage, or else the last one, from stage to stage down to an image. */
export function findFinalBase(
  outline: DockerfileOutline,
  target: string | undefined,
  buildArguments: ReadonlyMap<string, string>,
): FinalBase {
  const last = outline.stages.at(-1);
  if (last === undefined) return { kind: 'no-stage' };
  const built = target === undefined ? last : findStage(outline.stages, target);
  if (built === undefined) {
    return { kind: 'no-such-target', stageNames: outline.stages.flatMap((stage) => stage.name ?? []) };
  }
  return followBase(built, outline, buildArguments);
}

function followBase(
  stage: Stage,
  outline: DockerfileOutline,
  buildArguments: ReadonlyMap<string, string>,
): FinalBase {
  const base = expandVariables(stage.base, valuesInFrom(outline, buildArguments));
  if (base === undefined) return { kind: 'undecided', base: stage.base, line: stage.line };
  const earlierStages = outline.stages.slice(0, outline.stages.indexOf(stage));
  const below = earlierStages.findLast(({ name }) => name?.toLowerCase() === base.toLowerCase());
  return below === undefined
    ? { kind: 'image', image: base, line: stage.line }
    : followBase(below, outline, buildArguments);
}

function findStage(stages: readonly Stage[], target: string): Stage | undefined {
  return (
    stages.findLast(({ name }) => name?.toLowerCase() === target.toLowerCase()) ??
    (/^\d+$/.test(target) ? stages[Number(target)] : undefined)
  );
}
