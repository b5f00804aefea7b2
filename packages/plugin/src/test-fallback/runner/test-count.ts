/** How many tests a runner says it ran; none of them is the number of those that it only skipped. */
export interface TestCount {
  /** Passed and failed ones. */
  readonly run: number;
  /** Undefined where the runner does not tell them apart. */
  readonly failed: number | undefined;
  readonly skipped: number | undefined;
}
