import { posix } from 'node:path';
import { folderOf } from '../../../base/context-path';
import type { Rule } from '../../rule';
import { composeBuild, isRemoteContext, type ComposeBuild } from '../../subjects/compose-build';
import { possibleFolders } from '../../subjects/compose-folder';
import { allTargets, serviceMounts } from '../../subjects/compose-mounts';
import type { ComposeService, ComposeSubject } from '../../subjects/compose-subject';
import { findInstalled } from '../../subjects/installed-folder';
import { resolveInWorkspace } from '../../subjects/workspace-path';
import { exists, type WorkspaceView } from '../../workspace-view';

/** A bind mount of the sources over the folder into which the image installed its packages. */
export const mountHidesBuild: Rule<'compose'> = {
  id: 'compose/mount-hides-build',
  severity: 'warning',
  title: 'A mount of the sources hides what the image installed',
  why: 'In the container stands what is on this machine: nothing after a fresh clone, or modules built for another system.',
  fix: 'Add a volume that keeps what the image has.',
  subject: 'compose',
  *check(subject, view) {
    for (const service of subject.services) {
      const mounts = serviceMounts(service);
      if (mounts.length === 0 || installsAtStart(service)) continue;
      const installed = installedBy(service, subject, view);
      if (installed === undefined) continue;
      const { folder, line, dockerfile } = installed;
      const targets = allTargets(service);
      if (targets.some((target) => target === folder || target.startsWith(`${folder}/`))) continue;
      const mount = mounts.find(({ target }) => posix.normalize(`${target}/`) === `${folderOf(folder)}/`);
      const source =
        mount === undefined ? undefined : resolveInWorkspace(folderOf(subject.file), mount.source);
      if (mount === undefined || source === undefined) continue;
      if (!exists(view, posix.join(source, 'package.json'))) continue;
      yield {
        ...mount.place,
        what: `"${mount.source}" over ${mount.target} hides ${folder}, which ${dockerfile} installs in line ${line}`,
        fix: `Add a line below it: - ${folder}`,
      };
    }
  },
};

function installsAtStart({ value }: ComposeService): boolean {
  const start = ['command', 'entrypoint'].map((key) => {
    const words = value.get(key);
    return [words?.text ?? '', ...(words?.items ?? []).map(({ text }) => text ?? '')].join(' ');
  });
  return /\binstall\b|\bci\b|\badd\b|\.sh\b|entrypoint|\$|\byarn\s*(?:$|&|;)/.test(start.join(' '));
}

function installedBy(
  service: ComposeService,
  subject: ComposeSubject,
  view: WorkspaceView,
): { readonly folder: string; readonly line: number; readonly dockerfile: string } | undefined {
  const build = composeBuild(service);
  const dockerfile = dockerfileOf(build, folderOf(subject.file));
  const text = dockerfile === undefined ? undefined : view.read(dockerfile);
  if (dockerfile === undefined || text === undefined || build?.target?.includes('$') === true)
    return undefined;
  const installed = findInstalled(text, build?.target);
  if (installed === undefined || possibleFolders(subject, view).length !== 1) return undefined;
  return { ...installed, dockerfile };
}

function dockerfileOf(build: ComposeBuild | undefined, folder: string): string | undefined {
  if (build?.context === undefined || isRemoteContext(build.context)) return undefined;
  const context = resolveInWorkspace(folder, build.context);
  return context === undefined ? undefined : resolveInWorkspace(context, build.dockerfile ?? 'Dockerfile');
}
