/** The engines of the matrix: each must do everything that a target asks of an engine. */
export const engineNames = ['docker', 'docker-20.10', 'podman', 'buildah'] as const;

/** `docker` is today's, with buildx; `docker-20.10` is the last that builds with BuildKit of its own and no plugin. */
export type EngineName = (typeof engineNames)[number];

/** The one program by which an engine is used. */
export function clientOf(name: EngineName): 'docker' | 'podman' | 'buildah' {
  return name === 'docker-20.10' ? 'docker' : name;
}
