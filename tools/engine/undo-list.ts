import { wordsOf } from './engine-error';
import { say } from './progress';

/** What has to be taken back at the end, newest first, whatever happened in between. */
export class UndoList {
  readonly #steps: { what: string; undo: () => unknown }[] = [];

  /** `what` completes the sentence "could not …". */
  add(what: string, undo: () => unknown): void {
    this.#steps.push({ what, undo });
  }

  /** One failing step is said and does not keep the others from running. */
  async run(): Promise<void> {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      try {
        await step.undo();
      } catch (error) {
        say(`could not ${step.what}: ${wordsOf(error)}`);
      }
    }
  }
}
