import { execa } from 'execa';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BenchmarkError } from '../benchmark-error';
import { countTree } from './count-tree';
import { makeGitIndex } from './git-index';
import { countBytes, countFiles, type PlannedFolder, type TreePlan } from './tree-plan';
import { writeFiles } from './write-files';

/** A tree on disk that can be polluted again and again, and that knows what has to be left when it is clean. */
export class Tree {
  readonly sources: number;
  readonly #pollution: readonly PlannedFolder[];
  /** What a reader sees in one line. */
  readonly description: string;

  private constructor(
    readonly root: string,
    { sources, pollution }: TreePlan,
  ) {
    this.sources = countFiles(sources);
    this.#pollution = pollution;
    this.description =
      `${amount(this.sources)} sources (${megabytes(countBytes(sources))}) in ${amount(sources.length)} folders, ` +
      `${amount(countFiles(pollution))} .pyc (${megabytes(countBytes(pollution))}) in ` +
      `${amount(pollution.length)} \`__pycache__\``;
  }

  /** Makes the tree, clean, with a git index. */
  static async make(root: string, plan: TreePlan, signal: AbortSignal): Promise<Tree> {
    await writeFiles(root, plan.sources, signal);
    await makeGitIndex(root, plan.sources, signal);
    return new Tree(root, plan);
  }

  /** Lays the pollution again where it is missing and waits until the disk has it, so that each run begins alike. */
  async pollute(signal: AbortSignal): Promise<void> {
    const missing = this.#pollution.filter(({ path }) => !existsSync(join(this.root, path)));
    await writeFiles(this.root, missing, signal);
    await execa('sync', ['-f', this.root], { cancelSignal: signal, timeout: 600_000 });
  }

  /** Throws when a command has left a `.pyc` or taken a source. */
  expectClean(command: string): void {
    const { sources, pollution } = countTree(this.root);
    if (pollution === 0 && sources === this.sources) return;
    throw new BenchmarkError(
      `${command} left ${pollution} of .pyc and __pycache__, and ${sources} of ${this.sources} sources`,
    );
  }
}

const amount = (count: number): string => count.toLocaleString('en-US');

const megabytes = (bytes: number): string => `${amount(Math.round(bytes / 1e6))} MB`;
