import { resolve } from 'node:path';
import type { Problem } from '../../../base/user-error';
import type { SshForward } from '../../../engines/build-request';
import { exists } from '../../../host/file-system';
import type { Reading } from './reading';

/** Reads `ssh`: `default`, or an id and the socket or key files that stand for it. */
export function readSsh(
  raw: readonly string[],
  workspaceRoot: string,
  environment: NodeJS.ProcessEnv,
): Reading<SshForward[]> {
  const value = raw.map((entry) => {
    const [, id = '', paths = ''] = /^([^=]*)(?:=(.*))?$/s.exec(entry) ?? [];
    const files = paths.split(',').filter((path) => path !== '');
    return { id, paths: files.map((path) => resolve(workspaceRoot, path)) };
  });
  const problems = value.flatMap((forward, index) =>
    explainMissing(forward, `ssh[${String(index)}]`, environment),
  );
  return { value, problems };
}

function explainMissing({ id, paths }: SshForward, place: string, environment: NodeJS.ProcessEnv): Problem[] {
  if (id === '') return [{ what: `${place}: expected default or <id>=<path>` }];
  if (paths.length === 0 && !environment['SSH_AUTH_SOCK']) {
    return [
      {
        what: `${place}: there is no SSH agent`,
        why: 'SSH_AUTH_SOCK is not set in the environment',
        fix: `start one (eval "$(ssh-agent)" and ssh-add), or name a key: ${id}=<path from the workspace root>`,
      },
    ];
  }
  return paths
    .filter((path) => !exists(path))
    .map(() => ({
      what: `${place}: there is no such file`,
      why: 'paths are read from the workspace root',
    }));
}
