import type { KnownFailure } from '../known-failure';

/** It breaks the engine as well as what runs in a step. */
export const DISK_FULL: KnownFailure = {
  id: 'disk-full',
  class: 'infrastructure',
  sign: /no space left on device|disk quota exceeded/i,
  what: "The engine's disk is full",
  fix: 'look with `docker system df` (or podman), free some with `docker builder prune` (`podman image prune`, `buildah prune`), and check the disk of the machine',
};

/** It ends a step, whatever that printed before. */
export const OUT_OF_MEMORY: KnownFailure = {
  id: 'out-of-memory',
  class: 'infrastructure',
  sign: /^exit status 137$|JavaScript heap out of memory|signal: killed|^Killed$|^MemoryError\b/m,
  what: 'The step ran out of memory, or was killed',
  why: '$&',
  fix: 'give the engine more memory, let the step use less (NODE_OPTIONS=--max-old-space-size, fewer jobs), or build fewer images at a time',
};
