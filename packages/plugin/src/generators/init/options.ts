// Made from schema.json by `npm run generate`; edit that.

/**
 * Adds the plugin to a workspace: its entry in nx.json, a named input for the files that only make images, and what git must not keep. What is there already stays as it is.
 */
export interface InitOptions {
  /**
   * Leaves package.json alone.
   */
  skipPackageJson?: boolean;
}
