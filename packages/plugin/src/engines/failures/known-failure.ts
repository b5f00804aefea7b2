import type { Problem } from '../../base/user-error';

/**
 * Who has to act on a failed build.
 *
 * - `infrastructure`: the engine, a registry, the network or the machine failed; most likely not the files to build.
 * - `transient`: the same, and trying again may be all that is needed.
 * - `engine-too-old`: the files ask for something that this engine cannot do, and a newer one can.
 * - `yours`: the files or the options are to blame.
 */
export type FailureClass = 'infrastructure' | 'transient' | 'engine-too-old' | 'yours';

/** A failure that is known by what engines and package managers print. */
export interface KnownFailure {
  /** Stands in the record; never changes its meaning. */
  readonly id: string;
  readonly class: FailureClass;
  readonly sign: RegExp;
  /** In these texts `$&` stands for what the sign matched, `$1` for the first group of it that caught something, `$2` for the second. */
  readonly what: string;
  readonly why?: string;
  readonly fix: string;
}

/** A known failure in a log, in the user's terms. */
export interface Recognition {
  readonly id: string;
  readonly class: FailureClass;
  readonly problem: Problem;
}

/** The first of the known failures that the text shows; their order matters, since one failure often prints the signs of others. */
export function recognize(text: string, known: readonly KnownFailure[]): Recognition | undefined {
  for (const { id, class: kind, sign, what, why, fix } of known) {
    const match = sign.exec(text);
    if (match === null) continue;
    const [whole, ...groups] = match as unknown as [string, ...(string | undefined)[]];
    const caught = groups.filter((group) => group !== undefined);
    const fill = (template: string): string =>
      template.replace(/\$([&12])/g, (_, place: string) =>
        withoutCredentials((place === '&' ? whole : (caught[Number(place) - 1] ?? 'it')).trim()),
      );
    return {
      id,
      class: kind,
      problem: { what: fill(what), ...(why !== undefined && { why: fill(why) }), fix: fill(fix) },
    };
  }
  return undefined;
}

/** Takes names and passwords out of addresses. */
export function withoutCredentials(text: string): string {
  return text.replaceAll(/\/\/[^/@\s]+@/g, '//***@');
}
