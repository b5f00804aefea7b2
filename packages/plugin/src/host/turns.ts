/** How long a thread works before it lets signals and timers have their turn, in milliseconds. */
const TURN = 30;

/** Lets long synchronous work give way in time, so that Ctrl-C is heard and progress is shown. */
export class Turns {
  private end = performance.now() + TURN;

  /** Whether it is time to give way. */
  get isOver(): boolean {
    return performance.now() >= this.end;
  }

  /** Lets everything else run that waits. */
  async giveWay(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.end = performance.now() + TURN;
  }
}
