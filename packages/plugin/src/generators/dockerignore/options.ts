// Made from schema.json by `npm run generate`; edit that.

/**
 * Writes the ignore files of a project's Alpine Dockerfiles: nothing but the project, the projects that it depends on, and what else the Dockerfile copies. Shows file by file what that changes in the build context before anything is written. What exists is kept.
 */
export interface DockerignoreOptions {
  /**
   * The project whose Dockerfiles it is about.
   */
  project: string;
  /**
   * One Dockerfile, from the workspace root, whatever it is called. Default: all Alpine Dockerfiles of the project.
   */
  dockerfile?: string;
  /**
   * Overwrites ignore files that exist and differ.
   */
  force?: boolean;
}
