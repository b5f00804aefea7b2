import { expandVariables } from './expand-variables';
import type { DockerfileOutline, Stage } from './read-dockerfile';
import { valuesInFrom } from './values-in-from';

/**
 * The images that a Dockerfile names in `FROM`, `COPY --from` and `RUN --mount=from`, each once; its own stages are none.
 *
 * A variable without a value stands for nothing, as it does for the engine. It reads variables in `FROM` alone.
 */
export function findNamedImages(
  outline: DockerfileOutline,
  buildArguments: ReadonlyMap<string, string>,
): string[] {
  const values = valuesInFrom(outline, buildArguments, '');
  const images = outline.stages.flatMap((stage, index) => {
    const base = expandVariables(stage.base, values, '') ?? '';
    return [
      ...(isStage(base, outline.stages.slice(0, index)) ? [] : [base]),
      ...[...stage.stageCopies, ...stage.stageMounts]
        .map(({ from }) => from)
        .filter((from) => !isStage(from, outline.stages) && !/^\d+$|\$/.test(from)),
    ];
  });
  return [...new Set(images)].filter((image) => image !== '' && image !== 'scratch');
}

/** What `COPY --from` and `RUN --mount=from` name by a variable, which some engines fill in and others refuse. */
export function findVariableSources({ stages }: DockerfileOutline): string[] {
  return stages
    .flatMap(({ stageCopies, stageMounts }) => [...stageCopies, ...stageMounts])
    .map(({ from }) => from)
    .filter((from) => from.includes('$'));
}

function isStage(name: string, stages: readonly Stage[]): boolean {
  return stages.some((stage) => stage.name?.toLowerCase() === name.toLowerCase());
}

/** What follows the word, looked at without being taken, because it may be the word once more: `AS from`, then `FROM`. */
const AFTER_FROM = /from(?=[=\s\\`])[=\s]?\s*["']?(?=([^\s,"']*))/gi;
/** A flag, a line that goes on, a remark in between, or a variable. */
const UNCLEAR = /^(?:--|#)|[\\`$]/;
const WORD_OVER_TWO_LINES = /\S[\\`][ \t]*\r?\n\S/;

/**
 * Whether a text could name one of the images that a test knows; a look that takes a small part of the time of reading it.
 *
 * It says no only where {@link findNamedImages} would find none of them.
 */
export function mayNameImage(text: string, isKnown: (image: string) => boolean): boolean {
  for (const [, word = ''] of text.matchAll(AFTER_FROM)) {
    if (UNCLEAR.test(word) || isKnown(word)) return true;
  }
  return WORD_OVER_TWO_LINES.test(text);
}
