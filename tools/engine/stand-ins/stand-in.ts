/** How an image is made that takes the place of a real one. */
export interface StandIn {
  /** What is really in it, for the image's label. */
  readonly contents: string;
  /** Programs that would need a network: they note what they were asked, and do nothing. */
  readonly recorders: readonly string[];
  readonly users: readonly User[];
  /** Dockerfile instructions, as in the real image. */
  readonly instructions: readonly string[];
  /** Puts the language into a root folder that has a shell already; `packages` holds Debian's, unpacked. */
  fill(root: string, packages: string, signal: AbortSignal): Promise<void>;
}

/** A line of /etc/passwd and one of /etc/group. */
export interface User {
  readonly name: string;
  readonly id: number;
  readonly home: string;
}
