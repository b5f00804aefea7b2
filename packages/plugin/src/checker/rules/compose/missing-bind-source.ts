import { folderOf } from '../../../base/context-path';
import type { Rule } from '../../rule';
import { isNowhere } from '../../subjects/compose-folder';
import { serviceMounts, type ServiceMount } from '../../subjects/compose-mounts';
import { resolveInWorkspace } from '../../subjects/workspace-path';
import { exists } from '../../workspace-view';

/** A file that is mounted and is not there; folders are made by the engine, and what programs write is not judged. */
export const missingBindSource: Rule<'compose'> = {
  id: 'compose/missing-bind-source',
  severity: 'warning',
  title: 'A mounted file does not exist',
  why: 'The engine makes a folder of that name, and the program finds a folder where it expects a file.',
  fix: 'Mend the path, which counts from the compose file, or add the file.',
  subject: 'compose',
  *check(subject, view) {
    for (const service of subject.services) {
      for (const mount of serviceMounts(service)) {
        if (!mount.mustExist && !isFile(mount)) continue;
        const own = resolveInWorkspace(folderOf(subject.file), mount.source);
        const isThere = (folder: string): boolean | undefined => {
          const path = resolveInWorkspace(folder, mount.source);
          return path === undefined ? undefined : exists(view, path);
        };
        if (own === undefined || !isNowhere(subject, view, isThere)) continue;
        yield {
          ...mount.place,
          what: `"${mount.source}" is mounted at ${mount.target} and does not exist: no ${own}`,
          ...(mount.mustExist && {
            severity: 'error' as const,
            why: 'With create_host_path: false the engine refuses to start the service.',
          }),
        };
      }
    }
  },
};

/** Both ends name a file of a kind that is written by hand: keys, certificates, sockets, logs and data are made by programs. */
function isFile({ source, target }: ServiceMount): boolean {
  const ending = /[^/]\.(\w+)$/.exec(source)?.[1];
  return ending !== undefined && WRITTEN.has(ending) && target.endsWith(`.${ending}`);
}

const WRITTEN: ReadonlySet<string> = new Set(
  'conf cnf cfg ini toml yml yaml json xml sql sh py js ts mjs cjs properties vcl lua php html template'.split(
    ' ',
  ),
);
