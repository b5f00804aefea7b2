/**
 * How an engine reads an ignore file.
 *
 * - `docker`: BuildKit's clients since Docker 23: what a line said of a folder holds for all below it.
 * - `docker-legacy`: Docker 20.10: each file is judged on its own, by its path and by all folders above it.
 * - `buildah`: buildah and podman: as `docker-legacy`, with a reader and patterns of its own.
 */
export type Dialect = (typeof DIALECTS)[number];

/** Every dialect, the default first. */
export const DIALECTS = ['docker', 'docker-legacy', 'buildah'] as const;
