/** What an engine says of a claim. */
export type Verdict =
  | { readonly kind: 'confirmed' }
  /** With what it says instead. */
  | { readonly kind: 'refuted'; readonly instead: string }
  /** With why it settles nothing; no output of a program is in it. */
  | { readonly kind: 'unanswered'; readonly why: string };

export const CONFIRMED: Verdict = { kind: 'confirmed' };

export function refuted(instead: string): Verdict {
  return { kind: 'refuted', instead };
}

export function unanswered(why: string): Verdict {
  return { kind: 'unanswered', why };
}
