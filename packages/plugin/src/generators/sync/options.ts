// Made from schema.json by `npm run generate`; edit that.

/**
 * Keeps the managed blocks of Dockerfiles and ignore files true to the project graph, and says which lines came and went. nx sync runs it, nx sync:check fails where it has something to do, and Nx offers it before alpine-build where a Dockerfile has such a block. Nothing outside of the blocks is ever changed.
 */
export interface SyncOptions {}
