import { posix } from 'node:path';
import type { KnownProject } from './known-projects';

/** Projects by folder and by name, found without a search through all of them. */
export class ProjectDirectory {
  readonly #byRoot: ReadonlyMap<string, KnownProject>;
  readonly #byName = new Map<string, KnownProject[]>();
  readonly #byAlias = new Map<string, KnownProject[]>();

  constructor(projects: readonly KnownProject[]) {
    this.#byRoot = new Map(projects.map((project) => [project.root, project]));
    for (const project of projects) {
      add(this.#byName, project.name, project);
      for (const alias of aliasesOf(project)) add(this.#byAlias, alias, project);
    }
  }

  /** The project in just this folder. */
  at(folder: string): KnownProject | undefined {
    return this.#byRoot.get(folder);
  }

  /** The project with the longest name at the start of the words; none where two would fit equally. */
  namedBy(words: string): KnownProject | undefined {
    const parts = words.split('.');
    for (let count = parts.length; count > 0; count -= 1) {
      const name = parts.slice(0, count).join('.');
      const fitting = this.#byName.get(name) ?? this.#byAlias.get(name);
      if (fitting?.length === 1) return fitting[0];
    }
    return undefined;
  }

  /** The project around a folder, the innermost where they are nested; that in the workspace root only for the root itself. */
  nearest(folder: string): KnownProject | undefined {
    if (folder === '.') return this.#byRoot.get('.');
    for (let at = folder; at !== '.'; at = posix.dirname(at)) {
      const project = this.#byRoot.get(at);
      if (project !== undefined) return project;
    }
    return undefined;
  }
}

/** What a file name can call a project, the longest first: its name, without its scope, or its folder. */
export function aliasesOf({ name, root }: KnownProject): string[] {
  const aliases = new Set([name, name.split('/').at(-1) ?? name, posix.basename(root)]);
  return [...aliases].sort((one, other) => other.length - one.length);
}

function add(index: Map<string, KnownProject[]>, name: string, project: KnownProject): void {
  const known = index.get(name);
  if (known === undefined) index.set(name, [project]);
  else known.push(project);
}
