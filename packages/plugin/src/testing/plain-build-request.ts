import type { BuildRequest } from '../engines/build-request';

/** A build that asks for nothing but its Dockerfile. */
export const PLAIN_REQUEST: BuildRequest = {
  contextRoot: '/repo',
  dockerfile: '/repo/api/alpine.Dockerfile',
  target: undefined,
  buildArguments: new Map(),
  buildContexts: new Map(),
  secrets: [],
  ssh: [],
  labels: new Map(),
  platform: undefined,
  pull: false,
  noCache: false,
  noCacheFilter: [],
  cacheFrom: [],
  cacheTo: [],
  network: undefined,
  addHosts: new Map(),
  ulimits: new Map(),
  shmSize: undefined,
  cgroupParent: undefined,
  allow: [],
  builder: undefined,
  sourceDateEpoch: undefined,
  progress: 'auto',
};
