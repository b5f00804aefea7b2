import { posix } from 'node:path';
import { folderOf } from '../../../base/context-path';
import type { Edit } from '../../edit';
import type { Found, Rule } from '../../rule';
import { composeBuild, isRemoteContext, type ComposeBuild } from '../../subjects/compose-build';
import { isCompletedElsewhere, isNowhere } from '../../subjects/compose-folder';
import type { ComposeSubject } from '../../subjects/compose-subject';
import { editBuild } from '../../subjects/edit-build';
import {
  countedTwice,
  findMeantBuild,
  isOnlyBuild,
  nearbyFolders,
  writeBuild,
  type FoundBuild,
} from '../../subjects/lost-dockerfile';
import { resolveInWorkspace, writeFrom } from '../../subjects/workspace-path';
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
      const own = ask(build, folderOf(subject.file), view);
      const isThere = (folder: string): boolean | undefined => ask(build, folder, view)?.isThere;
      if (own === undefined || !isNowhere(subject, view, isThere)) continue;
      const isWhole = !isCompletedElsewhere(service, subject, view);
      yield describe({ ...build, isWhole }, own, subject, view);
    }
  },
};

/** A build, and whether no other file may say more of it. */
interface WholeBuild extends ComposeBuild {
  readonly isWhole: boolean;
}

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

function describe(build: WholeBuild, asked: Asked, subject: ComposeSubject, view: WorkspaceView): Found {
  const base = folderOf(subject.file);
  const { context = '.', dockerfile = 'Dockerfile', target } = build;
  const hasContext = asked.context === '' || filesIn(view, asked.context).length > 0;
  const written = { root: asked.context, dockerfile, target };
  const meant = findMeantBuild(written, nearbyFolders(base, context, asked.context, dockerfile), view);
  const fix =
    meant === undefined ? {} : { fix: writeBuild(base, meant), edits: mend(build, meant, subject, view) };
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

/** The mended lines, where nothing else could be meant. */
function mend(
  build: WholeBuild,
  meant: FoundBuild,
  { file, text }: ComposeSubject,
  view: WorkspaceView,
): Edit[] {
  if (!build.isWhole || build.context === undefined || !isOnlyBuild(meant, build.target, view)) return [];
  return editBuild(
    text,
    { by: 'compose', ...build.contextPlace },
    { context: writeFrom(folderOf(file), meant.root), dockerfile: writeFrom(meant.root, meant.file) },
  );
}
