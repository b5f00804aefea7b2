/** A build as a file declares it: a folder as context, and a Dockerfile. */
export interface DeclaredBuild {
  readonly by: 'compose' | 'workflow';
  /** The declaring file. */
  readonly file: string;
  /** Folder that its paths start from. */
  readonly base: string;
  /** The service or step. */
  readonly name: string;
  /** Place of the context, or else of the build; from 1. */
  readonly line: number;
  readonly column: number;
  /** The context as written. */
  readonly writtenContext: string;
  /** The Dockerfile as written; undefined where it is the default. */
  readonly writtenDockerfile: string | undefined;
  /** From the workspace root, empty for the root itself. */
  readonly contextRoot: string;
  /** From the workspace root; there need not be such a file. */
  readonly dockerfile: string;
  /** The stage that is built; the last by default. */
  readonly target: string | undefined;
  /** What earlier steps of the same job run; nothing where there are no steps. */
  readonly runBefore: string;
}

/** Whether a build is of a Dockerfile that is meant, or of a context whose files are. */
export function isBuildOf(
  { dockerfile, contextRoot }: DeclaredBuild,
  isMeant: (file: string) => boolean,
): boolean {
  return isMeant(dockerfile) || (contextRoot !== '' && isMeant(`${contextRoot}/x`));
}
