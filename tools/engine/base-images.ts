/** An image that the examples build on, and what replaces it where no registry can be reached. */
export interface BaseImage {
  readonly name: string;
  readonly standIn: 'python' | 'node';
}

/** Every image that an `*.alpine.Dockerfile` of this workspace may name after FROM. */
export const baseImages: readonly BaseImage[] = [
  { name: 'python:3.13-alpine3.24', standIn: 'python' },
  { name: 'node:24-alpine3.24', standIn: 'node' },
];

/** The Alpine release that an image's tag promises: `3.24` for `python:3.13-alpine3.24`. */
export function alpineReleaseOf(image: string): string {
  const release = /-alpine(\d+\.\d+)$/.exec(image)?.[1];
  if (!release) throw new Error(`"${image}" must end in -alpine and a release, such as -alpine3.24`);
  return release;
}
