// Made from schema.json by `npm run generate`; edit that.

/**
 * Removes pollution, which is what tools make again and no image needs, from the project and the projects that it depends on, and never a file that git tracks; writes dist/nx-alpine/<projectRoot>/clean-context.json. With check, list, explain or report it removes nothing and tells what an engine would receive.
 */
export interface CleanContextOptions {
  /**
   * Where to clean: the project with all projects that it depends on, or the whole workspace.
   */
  scope?: 'project' | 'workspace';
  /**
   * Which kinds of pollution to look for. Default: python, node, build, coverage, editor and system. The other two take long to make again and go only when they are named: virtual-environments and node-modules.
   *
   * @minItems 1
   */
  kinds?: (
    'python' | 'node' | 'build' | 'coverage' | 'editor' | 'system' | 'virtual-environments' | 'node-modules'
  )[];
  /**
   * More pollution, as lines of a .dockerignore read at the workspace root, for example ** /*.log or ** /tmp.
   */
  patterns?: string[];
  /**
   * What must stay whatever it is called, as lines of a .dockerignore read at the workspace root, for example services/legacy/**.
   */
  keep?: string[];
  /**
   * Only tell what would be removed.
   */
  dryRun?: boolean;
  /**
   * Remove nothing; fail if pollution anywhere in the workspace would be sent to the engine, and name the ignore line that stops it. For CI.
   */
  check?: boolean;
  /**
   * Remove nothing; list every file that the engine would receive, with its size in bytes.
   */
  list?: boolean;
  /**
   * Remove nothing; tell whether this path, from the workspace root, is sent, which ignore line decides that, and which lines lost.
   */
  explain?: string;
  /**
   * Remove nothing; write dist/nx-alpine/<projectRoot>/context.html, a picture of what the engine would receive.
   */
  report?: 'html';
  /**
   * The Dockerfile whose context check, list, explain and report look at, from the workspace root. Default: alpine.Dockerfile or <project>.alpine.Dockerfile in the project's folder.
   */
  file?: string;
  /**
   * How the engine reads the ignore file: docker as BuildKit's clients do since Docker 23, docker-legacy as Docker 20.10, buildah as buildah and podman.
   */
  dialect?: 'docker' | 'docker-legacy' | 'buildah';
}
