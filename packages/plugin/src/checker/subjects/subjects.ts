import type { ComposeSubject } from './compose-subject';
import type { DockerfileSubject } from './dockerfile-subject';
import type { EnvSubject } from './env-subject';
import type { IgnoreFileSubject } from './ignore-file-subject';
import type { TextSubject } from './text-subject';
import type { WorkspaceSubject } from './workspace-subject';

/** What rules look at, by the name of its kind. */
export interface Subjects {
  readonly dockerfile: DockerfileSubject;
  readonly 'ignore-file': IgnoreFileSubject;
  readonly compose: ComposeSubject;
  readonly env: EnvSubject;
  /** Workflows of CI, scripts and documents. */
  readonly text: TextSubject;
  /** The workspace as a whole. */
  readonly workspace: WorkspaceSubject;
}
