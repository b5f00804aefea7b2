/** What one run of the sync generator took and said. */
export interface SyncAnswer {
  readonly loadMs: number;
  /** Nx's own reading of all projects, once, from a cold start. */
  readonly projectsMs: number;
  readonly syncMs: number;
  readonly lines: number;
  readonly changedFiles: number;
}
