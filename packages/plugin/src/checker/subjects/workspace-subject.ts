import type { ComposeSubject } from './compose-subject';
import type { DeclaredBuild } from './declared-build';
import type { DockerfileSubject } from './dockerfile-subject';
import type { EnvSubject } from './env-subject';

/** Everything that was found, for rules that compare files with each other. */
export interface WorkspaceSubject {
  /** Where a finding is placed that is in no file; there need not be one of that name. */
  readonly file: string;
  readonly text: string;
  readonly dockerfiles: readonly DockerfileSubject[];
  readonly composeFiles: readonly ComposeSubject[];
  readonly envFiles: readonly EnvSubject[];
  /** Builds that compose files and workflows declare. */
  readonly builds: readonly DeclaredBuild[];
}
