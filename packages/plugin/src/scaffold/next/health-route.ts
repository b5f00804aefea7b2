import { posix } from 'node:path';
import type { Health } from '../stack/program';
import type { WorkspaceFiles } from '../workspace-files';

const NAMES = ['health', 'healthz', 'livez', 'readyz', 'healthcheck'];

/** Next.js names its paths by folders: `app/api/health/route.ts` answers `/api/health`. */
export function healthRoute(root: string, files: WorkspaceFiles): Health | undefined {
  for (const source of ['src', '.']) {
    for (const prefix of ['', 'api/']) {
      const name = NAMES.find((known) => hasRoute(posix.join(root, source), `${prefix}${known}`, files));
      if (name !== undefined) return { kind: 'http', path: `/${prefix}${name}` };
    }
  }
  return undefined;
}

function hasRoute(source: string, route: string, files: WorkspaceFiles): boolean {
  const has = (path: string): boolean =>
    ['.ts', '.js', '.tsx', '.jsx'].some((end) => files.read(posix.join(source, path + end)) !== undefined);
  return has(`app/${route}/route`) || (route.startsWith('api/') && has(`pages/${route}`));
}
