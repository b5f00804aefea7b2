import { join } from 'node:path';
import { readTextIfReadable } from '../../host/file-system';
import type { FailedBuildSituation } from './situation';

/** The Dockerfile of a failed build, for what the engine does not show of it; undefined where it cannot be read any more. */
export function readDockerfileText({
  contextRoot,
  workspaceRoot = contextRoot,
  dockerfile,
}: FailedBuildSituation): string | undefined {
  return readTextIfReadable(join(workspaceRoot, dockerfile));
}
