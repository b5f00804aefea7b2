import { posix } from 'node:path';
import { findSubjects } from '../../../packages/plugin/dist/checker/subjects/find-subjects';
import type { DockerfileSubject } from '../../../packages/plugin/dist/checker/subjects/dockerfile-subject';
import { literalPath } from '../../../packages/plugin/dist/checker/subjects/literal-source';
import { exists, type WorkspaceView } from '../../../packages/plugin/dist/checker/workspace-view';

const FILE = 'docker-compose.declared.yaml';

/**
 * The same files, and a compose file that builds each Dockerfile that nothing names, from the nearest folder that has all it
 * copies: rules about contexts are silent otherwise.
 */
export function declareBuilds(view: WorkspaceView): WorkspaceView {
  const services = findSubjects(view)
    .dockerfile.filter(({ contexts }) => contexts.length === 0)
    .flatMap((subject, index) => {
      const context = findContext(subject, view);
      if (context === undefined) return [];
      const dockerfile = posix.relative(context, subject.file);
      return [[`s${String(index)}`, { build: { context, dockerfile } }] as const];
    });
  if (services.length === 0) return view;
  const text = JSON.stringify({ services: Object.fromEntries(services) });
  return {
    ...view,
    files: [...view.files, FILE].sort(),
    read: (path) => (path === FILE ? text : view.read(path)),
  };
}

function findContext({ file, sourcesOf }: DockerfileSubject, view: WorkspaceView): string | undefined {
  const paths = sourcesOf(undefined).flatMap((source) => literalPath(source) ?? []);
  const own = posix.dirname(file);
  return [own, posix.dirname(own), '.'].find((folder) =>
    paths.every((path) => exists(view, posix.join(folder, path))),
  );
}
