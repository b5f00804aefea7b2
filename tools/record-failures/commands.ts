import type { RecordedEngine } from './recorded-engine';

/** The command that builds the current folder, as `alpine-build` asks each engine. */
export const BUILD: Readonly<Record<RecordedEngine, readonly string[]>> = {
  docker: ['buildx', 'build', '--progress', 'plain', '--no-cache'],
  'docker-20.10': ['build', '--progress', 'plain', '--no-cache'],
  podman: ['build', '--format', 'docker', '--no-cache'],
  buildah: ['build', '--format', 'docker', '--no-cache'],
};

const containersPush = (image: string, reference: string): string[][] => [
  ['push', image, `docker://${reference}`],
];
const dockerPush = (image: string, reference: string): string[][] => [
  ['image', 'tag', image, reference],
  ['image', 'push', reference],
];
type Push = (image: string, reference: string) => readonly (readonly string[])[];

/** The commands that push an image under another name; the last of them is the one that may fail. */
export const PUSH: Readonly<Record<RecordedEngine, Push>> = {
  docker: dockerPush,
  'docker-20.10': dockerPush,
  podman: containersPush,
  buildah: containersPush,
};

type Save = (image: string, file: string) => readonly string[];
const dockerSave: Save = (image, file) => ['image', 'save', '--output', file, image];

/** The command that saves an image as archive. */
export const SAVE: Readonly<Record<RecordedEngine, Save>> = {
  docker: dockerSave,
  'docker-20.10': dockerSave,
  podman: (image, file) => ['image', 'save', '--format', 'docker-archive', '--output', file, image],
  buildah: (image, file) => ['push', image, `docker-archive:${file}:${image}`],
};

type Load = (file: string) => readonly string[];
const load: Load = (file) => ['image', 'load', '--input', file];

/** The command that loads an archive. */
export const LOAD: Readonly<Record<RecordedEngine, Load>> = {
  docker: load,
  'docker-20.10': load,
  podman: load,
  buildah: (file) => ['pull', '--quiet', `docker-archive:${file}`],
};
