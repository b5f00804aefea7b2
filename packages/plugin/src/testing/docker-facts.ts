import type { EngineFacts } from '../engines/engine-facts';

/** Docker of today with the classic store and its own builder. */
export const DOCKER_FACTS: EngineFacts = {
  kind: 'docker-buildx',
  name: 'docker',
  version: '26.1.5',
  clientVersion: '0.13.1',
  flags: [],
  imageStore: 'classic',
  driver: 'docker',
  platform: 'linux/amd64',
  id: 'engine-1',
  passedOver: [],
};
