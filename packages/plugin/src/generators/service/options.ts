// Made from schema.json by `npm run generate`; edit that.

/**
 * Gives a project all that it needs to become an Alpine image: a Dockerfile and an ignore file. A project that is not there yet is made: a small HTTP service with tests that pass. What exists is kept.
 */
export interface ServiceOptions {
  /**
   * A project, or the name of a new one.
   */
  name: string;
  /**
   * Folder of a new project, from the workspace root. Default: services/<name>.
   */
  directory?: string;
  /**
   * Language of a new project; for one that exists it is found out from its files.
   */
  language?: 'python' | 'node';
  /**
   * Where the Dockerfile belongs: beside the project, or in dockerfiles/ at the workspace root.
   */
  layout?: 'project' | 'central';
  /**
   * Port that the service listens on where the variable PORT says nothing else.
   */
  port?: number;
  /**
   * Overwrites files that exist and differ.
   */
  force?: boolean;
}
