import { resolve } from 'node:path';

/** Where we keep what only saves time: beside Nx's own data, so that `nx reset` clears it and no commit holds it. */
export function stateFolder(workspaceRoot: string, environment: NodeJS.ProcessEnv): string {
  const ofNx = environment['NX_WORKSPACE_DATA_DIRECTORY'] || '.nx/workspace-data';
  return resolve(workspaceRoot, ofNx, 'nx-alpine');
}
