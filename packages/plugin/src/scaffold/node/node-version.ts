import { posix } from 'node:path';
import { intersects, validRange } from 'semver';
import { baseVersions } from '../base-images';
import type { ScaffoldProject } from '../scaffold-project';
import { OpenQuestion } from '../stack/question';
import type { WorkspaceFiles } from '../workspace-files';
import { readPackageJson } from './package-json';

/** The names of the releases with long-term support, as `.nvmrc` may call them. */
const CODENAMES: Readonly<Record<string, string>> = { iron: '20', jod: '22', krypton: '24' };

/** The first version of Node.js with a base image that the project allows. */
export function chooseNodeVersion(project: ScaffoldProject, files: WorkspaceFiles): string {
  const wanted = findWish(project, files);
  const version = baseVersions('node').find(
    (known) => wanted === undefined || intersects(`${known}.x`, wanted.range),
  );
  if (version !== undefined) return version;
  throw new OpenQuestion([
    {
      what: `${project.name}: no base image has a version of Node.js that it allows`,
      why: `${wanted?.file ?? ''} asks for ${wanted?.range ?? ''}, and there are ${baseVersions('node').join(', ')}`,
      fix: 'allow one of them; older ones get no new Alpine release',
    },
  ]);
}

interface VersionWish {
  readonly file: string;
  readonly range: string;
}

/** The most precise file first, those of the project before those of the workspace. */
function findWish({ root }: ScaffoldProject, files: WorkspaceFiles): VersionWish | undefined {
  for (const folder of [root, '.']) {
    for (const name of ['.nvmrc', '.node-version']) {
      const file = posix.join(folder, name);
      const range = rangeOf(files.read(file));
      if (range !== undefined) return { file, range };
    }
    const range = readPackageJson(folder, files)?.nodeRange;
    if (range !== undefined && validRange(range) !== null)
      return { file: posix.join(folder, 'package.json'), range };
  }
  return undefined;
}

function rangeOf(text: string | undefined): string | undefined {
  const line = text?.trim().split(/\s/)[0] ?? '';
  const major = CODENAMES[line.replace(/^lts\//, '').toLowerCase()] ?? /^v?(\d+)/.exec(line)?.[1];
  return major === undefined ? undefined : `${major}.x`;
}
