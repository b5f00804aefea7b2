/** A package of Node that a lock file pins. */
export interface NodePackage {
  readonly name: string;
  readonly version: string;
  /** Where it can be installed, as npm writes it; empty where everywhere, and where the file does not tell. */
  readonly os: readonly string[];
  readonly cpu: readonly string[];
  readonly libc: readonly string[];
  /** Undefined where the file does not tell. */
  readonly hasInstallScript: boolean | undefined;
  /** What it cannot do without, as keys of the lock. */
  readonly requires: readonly string[];
  /** What it takes where it can be installed, as keys of the lock. */
  readonly offers: readonly string[];
  /** Folder of a member of the workspace, from that of the lock file; undefined for all others. */
  readonly member: string | undefined;
}

/** What a lock file for Node says. */
export interface NodeLock {
  readonly packages: ReadonlyMap<string, NodePackage>;
  /** The key of what a manifest's dependency leads to, in a folder from that of the lock file. */
  readonly find: (folder: string, name: string, range: string) => string | undefined;
}

/** A package for everywhere that needs nothing; each format says of it what it knows. */
export const PLAIN_PACKAGE: Omit<NodePackage, 'name' | 'version'> = {
  os: [],
  cpu: [],
  libc: [],
  hasInstallScript: undefined,
  requires: [],
  offers: [],
  member: undefined,
};
