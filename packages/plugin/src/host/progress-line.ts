/** Where progress is shown; standard error, as a rule. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  readonly write: (text: string) => unknown;
}

/** Milliseconds before the first word of progress, and between two. */
const PATIENCE = 1000;
const PAUSE = 200;
const CLEAR_LINE = '\r\u001B[2K';

/** One line on a terminal that says how far a long job is; silent on a short job, and wherever there is no terminal. */
export class ProgressLine {
  private next: number;
  private isShown = false;

  constructor(
    private readonly stream: ProgressStream = process.stderr,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.next = clock() + PATIENCE;
  }

  /** Shows a text, unless it is too early for it. */
  show(text: string): void {
    if (this.stream.isTTY !== true || this.clock() < this.next) return;
    this.stream.write(CLEAR_LINE + text);
    this.isShown = true;
    this.next = this.clock() + PAUSE;
  }

  /** Takes the line away again. */
  clear(): void {
    if (this.isShown) this.stream.write(CLEAR_LINE);
    this.isShown = false;
  }
}
