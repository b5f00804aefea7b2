/** What a report says beside its findings. */
export interface ReportFacts {
  readonly title: string;
  /** What was looked at, for example `3 Dockerfiles`. */
  readonly looked: readonly string[];
  /** What was not, and why. */
  readonly notLooked: readonly string[];
  /** How many rules were applied. */
  readonly rules: number;
  /** Findings that the baseline knows; they are not among the others. */
  readonly known: number;
  /** Findings that were mended before; they are not among the others either. */
  readonly fixed: number;
  /** Findings that an engine has refuted, in a line each. */
  readonly refuted: readonly string[];
  /** For example `0.3 s`. */
  readonly took: string;
}
