/** What a user needs to mend a situation that is theirs and not a bug of ours. */
export interface Problem {
  /** The bad thing, with its value and place. */
  readonly what: string;
  /** Why it cannot work. */
  readonly why?: string;
  /** The next step, ready to paste where one exists. */
  readonly fix?: string;
}

/** An error whose message is for the user and whose stack is noise. */
export class UserError extends Error {
  override readonly name: string = 'UserError';

  constructor(
    readonly problems: readonly Problem[],
    options?: ErrorOptions,
  ) {
    super(problems.map(formatProblem).join('\n'), options);
  }
}

/** Options, or files that they name, are wrong; nothing was tried. */
export class OptionsError extends UserError {}

/** Prints a problem as one line for what and why, and one for the fix. */
export function formatProblem({ what, why, fix }: Problem): string {
  const statement = why === undefined ? what : `${what}: ${why}`;
  return fix === undefined ? statement : `${statement}\n  → ${fix}`;
}
