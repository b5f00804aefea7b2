import { relative, sep } from 'node:path';
import { toContextPath } from '../../base/context-path';
import type { Problem } from '../../base/user-error';
import type { IgnoreRules } from '../../dockerignore/ignore-rules';
import type { DockerfileOutline } from '../../formats/dockerfile/read-dockerfile';
import type { FailureClass } from './known-failure';

/** What is known of a build that failed. */
export interface FailedBuildSituation {
  /** All that the engine printed. */
  readonly log: string;
  /** Absolute path. */
  readonly contextRoot: string;
  /** Absolute path; the context root where it is not given. */
  readonly workspaceRoot?: string;
  /** The Dockerfile, from the workspace root. */
  readonly dockerfile: string;
  readonly outline: DockerfileOutline;
  readonly ignoreRules: IgnoreRules;
  /** The ignore file, from the workspace root, for messages. */
  readonly ignoreFile: string | undefined;
  /** Folders, from the workspace root, in which a mistaken source may have been meant to lie. */
  readonly nearbyFolders: readonly string[];
}

/** Why a build failed. */
export interface FailureExplanation {
  readonly class: FailureClass;
  /** The known failure that it is; undefined where it is none. */
  readonly cause: string | undefined;
  readonly problems: readonly Problem[];
}

/** The context's folder from the workspace root, `.` for that itself. */
export function contextFolder({
  contextRoot,
  workspaceRoot = contextRoot,
}: Pick<FailedBuildSituation, 'contextRoot' | 'workspaceRoot'>): string {
  return toContextPath(relative(workspaceRoot, contextRoot), sep) || '.';
}
