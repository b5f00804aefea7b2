import { BenchmarkError } from '../benchmark-error';
import type { Command, Run } from '../measuring/measure';

/** Holds commands to one answer: the first that comes counts, and another one ends the benchmark. */
export class Agreement {
  #first: { readonly name: string; readonly answer: string } | undefined;

  constructor(private readonly question: string) {}

  /** Throws when this command answers otherwise than the one before. */
  expect({ name }: Command, { stdout }: Run): void {
    const answer = stdout.trim();
    this.#first ??= { name, answer };
    if (answer === this.#first.answer) return;
    throw new BenchmarkError(
      `${this.question}: ${this.#first.name} answers "${this.#first.answer}", and ${name} answers "${answer}"`,
    );
  }
}
