/** What a scaffold knows of a project. */
export interface ScaffoldProject {
  /** As Nx knows it, for example `@acme/backend`. */
  readonly name: string;
  /** From the workspace root; `.` where they are the same. */
  readonly root: string;
  /** Folders of all projects that it depends on, near and far, from the workspace root, sorted; none lies in another. */
  readonly dependencies: readonly string[];
}

/** A project's name without its scope: what its files, images and services are called. */
export function shortName({ name }: Pick<ScaffoldProject, 'name'>): string {
  return name.split('/').at(-1) ?? name;
}
