/** A RUN step that failed. */
export interface FailedStep {
  readonly status: string;
  /** Line of the instruction in the Dockerfile, where the engine tells it. */
  readonly line: string | undefined;
  /** The instruction as the engine shows it, on one line, where it does. */
  readonly instruction: string | undefined;
  /** What the step printed, as far as the log has it. */
  readonly lines: readonly string[];
}
