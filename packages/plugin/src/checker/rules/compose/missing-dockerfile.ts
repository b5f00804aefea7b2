import { posix } from 'node:path';
import { folderOf } from '../../../base/context-path';
import type { Found, Rule } from '../../rule';
import { composeBuild, isRemoteContext, type ComposeBuild } from '../../subjects/compose-build';
import { isCompletedElsewhere, possibleFolders } from '../../subjects/compose-folder';
import { countedTwice, findMeantBuild, nearbyFolders, writeBuild } from '../../subjects/lost-dockerfile';
import { resolveInWorkspace } from '../../subjects/workspace-path';
import { exists, filesIn, type WorkspaceView } from '../../workspace-view';

/** A service's Dockerfile or context that is not there; the context counts from the compose file, the Dockerfile from the context. */
export const missingDockerfile: Rule<'compose'> = {
  id: 'compose/missing-dockerfile',
  severity: 'error',
  title: 'The context or the Dockerfile of a service does not exist',
  why: 'docker compose build fails: the context counts from the compose file, the Dockerfile from the context.',
  fix: 'Mend context, from the folder of the compose file, or dockerfile, from the context.',
  subject: 'compose',
  *check(subject, view) {
    for (const service of subject.services) {
      const build = composeBuild(service);
      if (
        build === undefined ||
        (build.context === undefined && isCompletedElsewhere(service, subject, view))
      )
        continue;
      const asked = possibleFolders(subject, view).map((folder) => ask(build, folder, view));
      const [own] = asked;
      if (own === undefined || asked.some((one) => one === undefined || one.isThere)) continue;
      yield describe(build, own, folderOf(subject.file), view);
    }
  },
};

interface Asked {
  readonly isThere: boolean;
  readonly context: string;
  readonly dockerfile: string;
}

/** Undefined where it cannot be known. */
function ask(
  { context = '.', dockerfile = 'Dockerfile' }: ComposeBuild,
  folder: string,
  view: WorkspaceView,
): Asked | undefined {
  if (isRemoteContext(context)) return undefined;
  const root = resolveInWorkspace(folder, context);
  const path = root === undefined ? undefined : resolveInWorkspace(root, dockerfile);
  if (root === undefined || path === undefined) return undefined;
  const names = dockerfile === 'Dockerfile' ? DEFAULT_NAMES.map((name) => posix.join(root, name)) : [path];
  return { isThere: names.some((name) => exists(view, name)), context: root, dockerfile: path };
}

const DEFAULT_NAMES = ['Dockerfile', 'dockerfile', 'Containerfile'];

function describe(build: ComposeBuild, asked: Asked, base: string, view: WorkspaceView): Found {
  const { context = '.', dockerfile = 'Dockerfile', target } = build;
  const hasContext = asked.context === '' || filesIn(view, asked.context).length > 0;
  const written = { root: asked.context, dockerfile, target };
  const meant = findMeantBuild(written, nearbyFolders(base, context, asked.context, dockerfile), view);
  const fix = meant === undefined ? {} : { fix: writeBuild(base, meant) };
  if (!hasContext) {
    return {
      ...build.contextPlace,
      what: `context "${context}" is the folder ${asked.context}, which does not exist`,
      ...fix,
    };
  }
  const twice = countedTwice(written);
  return {
    ...(build.dockerfile === undefined ? build.contextPlace : build.dockerfilePlace),
    what: `dockerfile "${dockerfile}" in context "${context}" is ${asked.dockerfile}, which does not exist`,
    ...fix,
    ...(twice !== undefined && {
      why: `The Dockerfile's path starts at the context, so that "${twice}" counts twice.`,
    }),
  };
}
