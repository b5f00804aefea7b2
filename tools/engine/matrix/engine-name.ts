/** The engines of the matrix: each must do everything that a target asks of an engine. */
export const engineNames = ['docker', 'docker-containerd', 'docker-20.10', 'podman', 'buildah'] as const;

/**
 * - `docker` is today's, with buildx.
 * - `docker-containerd` is the same with the image store of containerd, which knows indexes: images for several platforms,
 *   attestations, annotations, archives.
 * - `docker-20.10` is the last that builds with a BuildKit of its own and without the plugin.
 */
export type EngineName = (typeof engineNames)[number];

/** The one program by which an engine is used. */
export function clientOf(name: EngineName): 'docker' | 'podman' | 'buildah' {
  return name === 'podman' || name === 'buildah' ? name : 'docker';
}
