/** How a container starts and shows that it is well. */
export interface Program {
  /** Argument list; a shell puts in the value where `${PORT}` stands. */
  readonly command: readonly string[];
  /** The same with a reload at each change of a source; undefined where there is no such thing. */
  readonly reload: readonly string[] | undefined;
  readonly health: Health;
  /** Whether it ends at SIGTERM also as process 1, and takes in orphans. */
  readonly isInit: boolean;
}

/** What tells that a service is well: an answer, an open port, or nothing, for what listens nowhere. */
export type Health =
  { readonly kind: 'http'; readonly path: string } | { readonly kind: 'port' } | { readonly kind: 'none' };
