/** What a stand-in is made of. */
export type StandInKind = 'python' | 'node' | 'go' | 'nginx' | 'alpine' | 'postgres' | 'redis' | 'valkey';

/** An image that the examples build on, and what replaces it where no registry can be reached. */
export interface BaseImage {
  readonly name: string;
  readonly standIn: StandInKind;
  /** Where the name does not say it: what a stand-in gives for the release of Alpine. */
  readonly alpineRelease?: string;
}

/** Every image that an `*.alpine.Dockerfile` of this workspace may name after FROM. */
export const baseImages: readonly BaseImage[] = [
  { name: 'python:3.13-alpine3.24', standIn: 'python' },
  { name: 'node:24-alpine3.24', standIn: 'node' },
];

/** Images that only the Dockerfiles of the generators name. They are provided when a test asks for them. */
export const templateImages: readonly BaseImage[] = [
  { name: 'golang:1.26-alpine3.24', standIn: 'go' },
  { name: 'nginxinc/nginx-unprivileged:1.30-alpine3.24-slim', standIn: 'nginx' },
  { name: 'alpine:3.24', standIn: 'alpine' },
];

/** Images of stock services that a generated compose file starts. They are provided when a test asks for them. */
export const stockImages: readonly BaseImage[] = [
  { name: 'postgres:18-alpine', standIn: 'postgres', alpineRelease: '3.24' },
  { name: 'redis:8-alpine', standIn: 'redis', alpineRelease: '3.24' },
  { name: 'valkey/valkey:9-alpine', standIn: 'valkey', alpineRelease: '3.24' },
];

/** The repository in a registry like Docker Hub, where images without an owner lie below `library`. */
export function repositoryOf({ name }: BaseImage): string {
  const [repository = ''] = name.split(':');
  return repository.includes('/') ? repository : `library/${repository}`;
}

/** What follows the repository. */
export function tagOf({ name }: BaseImage): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

/** The Alpine release that an image's tag promises: `3.24` for `python:3.13-alpine3.24`. */
export function alpineReleaseOf({ name, alpineRelease }: Omit<BaseImage, 'standIn'>): string {
  const release = alpineRelease ?? /(?:^alpine:|-alpine)(\d+\.\d+)(?:-slim)?$/.exec(name)?.[1];
  if (!release) throw new Error(`"${name}" must end in -alpine and a release, such as -alpine3.24`);
  return release;
}
