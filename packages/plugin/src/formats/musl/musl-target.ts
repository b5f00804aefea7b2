/** What a Python or Node image is made for. */
export interface MuslTarget {
  /** Minor version, for example `3.13`; undefined for a service in Node. */
  readonly python?: string | undefined;
  readonly architecture: 'amd64' | 'arm64';
}
