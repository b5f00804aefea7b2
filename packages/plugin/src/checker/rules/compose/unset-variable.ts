import { folderOf, joinPath } from '../../../base/context-path';
import type { Rule } from '../../rule';
import { neededVariables } from '../../subjects/compose-variables';
import { documentedKeys } from '../../subjects/env-template';
import { exists, type WorkspaceView } from '../../workspace-view';

/**
 * A variable that the env file beside a compose file does not have, though it has most of the others, and that no other
 * file speaks of. Where somebody's shell sets the variables, there is no such file, and nothing is said.
 */
export const unsetVariable: Rule<'compose'> = {
  id: 'compose/unset-variable',
  severity: 'info',
  title: 'A variable of a compose file is not in the env file beside it',
  why: 'Where no shell sets it, compose warns and puts nothing in its place.',
  fix: 'Add it to the env file, or give it a default: ${NAME:-default}.',
  subject: 'compose',
  *check(compose, view) {
    const { file } = compose;
    // The variables of other files may come with the command that lays them over this one.
    if (!/(?:^|\/)(?:docker-)?compose\.ya?ml$/.test(file)) return;
    const envFiles = ENV_FILES.map((name) => joinPath(folderOf(file), name)).filter((path) =>
      exists(view, path),
    );
    const keys = new Set(envFiles.flatMap((path) => [...documentedKeys(view.read(path) ?? '').shown]));
    const needed = neededVariables(compose);
    const missing = needed.filter(({ name }) => !keys.has(name));
    // Two of three have to be there, or the file is for something else.
    if (missing.length * 2 > needed.length - missing.length) return;
    for (const { name, place } of missing) {
      if (OF_THE_SHELL.test(name) || isSpokenOf(name, view)) continue;
      yield {
        ...place,
        what: `\${${name}} is not in ${envFiles.join(' or ')}`,
        fix: `Add ${name} to ${envFiles[0] ?? '.env'}, or give it a default: \${${name}:-default}.`,
      };
    }
  },
};

const ENV_FILES = ['.env', '.env.example', '.env.sample', '.env.template', '.env.dist'];

const OF_THE_SHELL =
  /^(?:HOME|USER|USERNAME|LOGNAME|PWD|PATH|SHELL|HOST|HOSTNAME|TMPDIR|TERM|DISPLAY|XAUTHORITY|LANG|TZ|CI|SSH_AUTH_SOCK|USERPROFILE|APPDATA|(?:COMPOSE|DOCKER|GITHUB|GITLAB|CI|XDG|BUILDKIT|BUILDX|AWS|WSL)_\w+|\w+_PROXY|(?:\w+_)?(?:UID|GID|USER_ID|GROUP_ID))$/i;

const MAY_SET =
  /(?:\.(?:sh|bash|fish|ps1|bat|cmd|mdx?|txt|rst|ya?ml|json|toml|mk|py|rb|[cm]?[jt]s)|file|\.envrc|\.env[\w.-]*|\.env)$/i;
const COMPOSE = /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/;

function isSpokenOf(name: string, view: WorkspaceView): boolean {
  const word = new RegExp(`\\b${name}\\b`);
  return view.files.some(
    (file) => MAY_SET.test(file) && !COMPOSE.test(file) && word.test(view.read(file) ?? ''),
  );
}
