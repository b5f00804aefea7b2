/** A file to be made; its content is noise. */
export interface PlannedFile {
  readonly name: string;
  readonly bytes: number;
}

/** A folder with the files directly in it. */
export interface PlannedFolder {
  readonly path: string;
  readonly files: readonly PlannedFile[];
}

/** A tree before it is made: what a team wrote, and what Python left beside it. */
export interface TreePlan {
  readonly sources: readonly PlannedFolder[];
  readonly pollution: readonly PlannedFolder[];
}

/** The number of files in some folders of a plan. */
export function countFiles(folders: readonly PlannedFolder[]): number {
  return folders.reduce((sum, { files }) => sum + files.length, 0);
}

/** The sizes of the files in some folders of a plan, added up. */
export function countBytes(folders: readonly PlannedFolder[]): number {
  return folders.reduce((sum, { files }) => files.reduce((inner, { bytes }) => inner + bytes, sum), 0);
}
