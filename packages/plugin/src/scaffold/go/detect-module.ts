import { posix } from 'node:path';
import { baseVersions } from '../base-images';
import type { ScaffoldProject } from '../scaffold-project';
import { OpenQuestion } from '../stack/question';
import type { WorkspaceFiles } from '../workspace-files';
import type { GoModule } from './go-stack';

/** The file by which a project shows that it is in Go; undefined where none does. */
export function findGoEvidence({ root }: ScaffoldProject, files: WorkspaceFiles): string | undefined {
  const own = posix.join(root, 'go.mod');
  if (files.read(own) !== undefined) return own;
  if (files.read('go.mod') === undefined) return undefined;
  return ['.', 'cmd', 'src']
    .map((folder) => posix.join(root, folder))
    .flatMap((folder) => files.list(folder).map((name) => posix.join(folder, name)))
    .find((path) => path.endsWith('.go'));
}

/** The module of a project: its own, or that of the workspace. */
export function detectModule({ root }: ScaffoldProject, files: WorkspaceFiles): GoModule {
  const has = (path: string): boolean => files.read(path) !== undefined;
  const folder = has(posix.join(root, 'go.mod')) ? root : '.';
  return {
    folder,
    inWorkspace: folder !== '.' && has('go.work'),
    hasSums: has(posix.join(folder, 'go.sum')),
  };
}

/** A version of Go that is new enough: it builds all older modules, and the newest is the one that gets its repairs longest. */
export function chooseGoVersion({ name }: ScaffoldProject, module: GoModule, files: WorkspaceFiles): string {
  const manifests = [posix.join(module.folder, 'go.mod'), ...(module.inWorkspace ? ['go.work'] : [])];
  const asked = manifests.flatMap((file) => {
    const version = /^go\s+1\.(\d+)/m.exec(files.read(file) ?? '')?.[1];
    return version === undefined ? [] : [{ file, minor: Number(version) }];
  });
  const highest = asked.reduce((most, { minor }) => Math.max(most, minor), 0);
  const version = baseVersions('go').find((known) => Number(known.split('.')[1]) >= highest);
  if (version !== undefined) return version;
  throw new OpenQuestion([
    {
      what: `${name}: no base image has a version of Go that is new enough`,
      why: `${asked.find(({ minor }) => minor === highest)?.file ?? ''} asks for go 1.${highest}, and there are ${baseVersions('go').join(' and ')}`,
      fix: `let it ask for go ${baseVersions('go')[0] ?? ''}.0`,
    },
  ]);
}
