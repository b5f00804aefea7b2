import { join } from 'node:path';
import { say } from '../progress';
import { planMonorepo } from './monorepo-plan';
import { Tree } from './tree';
import type { TreePlan } from './tree-plan';
import { planUniform } from './uniform-plan';

const SEED = 20_261;

/** Makes each tree when it is first asked for, and only once. */
export class Trees {
  readonly #made = new Map<string, Promise<Tree>>();

  constructor(
    private readonly folder: string,
    private readonly signal: AbortSignal,
  ) {}

  /** The monorepo of a product, with this number of sources. */
  monorepo(sources: number): Promise<Tree> {
    return this.#provide(`monorepo-${sources}`, () => planMonorepo(sources, SEED));
  }

  /** Folders that are all alike, with this number of files of which 30 % are `.pyc`. */
  uniform(files: number): Promise<Tree> {
    return this.#provide(`uniform-${files}`, () => planUniform(files, SEED));
  }

  #provide(name: string, plan: () => TreePlan): Promise<Tree> {
    const known = this.#made.get(name);
    if (known) return known;
    say(`making the tree ${name}`);
    const made = Tree.make(join(this.folder, name), plan(), this.signal);
    this.#made.set(name, made);
    return made;
  }
}
