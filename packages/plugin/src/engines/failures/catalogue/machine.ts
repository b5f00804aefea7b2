import type { KnownFailure } from '../known-failure';

/** It breaks the engine as well as what runs in a step. */
export const DISK_FULL: KnownFailure = {
  id: 'disk-full',
  class: 'infrastructure',
  sign: /no space left on device|disk quota exceeded|ENOSPC/i,
  what: "The engine's disk is full",
  fix: 'look with `docker system df`, free some with `docker builder prune`, and check the disk of the machine',
};
