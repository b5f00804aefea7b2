import { parentFolders } from '../../base/context-path';
import { explainMissingSource } from './missing-source';

interface Case {
  readonly copies: string;
  readonly context?: string;
  readonly nearby?: readonly string[];
  /** What there is; the folders above each are there too. */
  readonly files: readonly string[];
}

/** The explanation for the first of the sources; the others are those of the Dockerfile's other lines. */
function explain({ copies, context = '.', nearby = ['services/api'], files }: Case) {
  const all = new Set(files.flatMap((file) => [file, ...parentFolders(file)]));
  const [written = '', ...others] = copies.split(' ');
  const isIn = (folder: string, path: string): boolean => folder === '.' || path.startsWith(`${folder}/`);
  return explainMissingSource({
    written,
    others,
    context,
    nearbyFolders: nearby,
    exists: (path) => path === '.' || all.has(path),
    namesIn: (folder) =>
      [...all].flatMap((path) => {
        const rest = folder === '.' ? path : path.slice(folder.length + 1);
        return isIn(folder, path) && !rest.includes('/') ? rest : [];
      }),
  });
}

describe('a COPY source that is not in the context', () => {
  it.each<[string, Case, string, string]>([
    [
      'above the context',
      { copies: 'backend/', context: 'docker', files: ['backend/main.py', 'docker/alpine.Dockerfile'] },
      '"backend" lies in the workspace root, the context is docker',
      'set "context": "."',
    ],
    [
      'above the context, which has what other lines copy',
      { copies: 'backend entry.sh', context: 'docker', files: ['backend/x', 'docker/entry.sh'] },
      '"backend" lies in the workspace root, the context is docker',
      'set "context": "." and change the COPY of "entry.sh", which is not in there',
    ],
    [
      'in two folders above, of which one has all that is copied',
      {
        copies: 'lib package.json src/*.py $DIST',
        context: 'a/b/docker',
        files: ['a/b/lib/x', 'lib/x', 'package.json', 'src/x.py', 'a/b/docker/x'],
      },
      '"lib" lies in the workspace root, the context is a/b/docker',
      'set "context": "."',
    ],
    [
      'in the project, alone',
      { copies: './data/', files: ['services/api/data/x'] },
      '"data" lies in services/api, the context is the workspace root',
      'write "services/api/data", or set "context": "services/api"',
    ],
    [
      'in the project, while the context has what other lines copy',
      { copies: 'data package.json', files: ['services/api/data/x', 'package.json'] },
      '"data" lies in services/api, the context is the workspace root',
      'write "services/api/data", or set "context": "services/api" and change the COPY of "package.json", which is not in there',
    ],
    [
      'in the project, while other sources are nowhere',
      { copies: 'data nothing', files: ['services/api/data/x'] },
      '"data" lies in services/api, the context is the workspace root',
      'write "services/api/data", or set "context": "services/api" and change the COPY of "nothing", which is not in there',
    ],
    [
      'in the project, as is all that other lines copy',
      { copies: 'data src', files: ['services/api/data/x', 'services/api/src/y'] },
      '"data" lies in services/api, the context is the workspace root',
      'set "context": "services/api", or write "services/api/data"',
    ],
    [
      'in the project, while the context is elsewhere',
      { copies: 'data', context: 'docker', files: ['services/api/data/x', 'docker/x'] },
      '"data" lies in services/api, the context is docker',
      'set "context": "services/api"',
    ],
    [
      'beside the Dockerfile',
      {
        copies: 'run.sh',
        nearby: ['services/api', 'services/api/docker'],
        files: ['services/api/docker/run.sh'],
      },
      '"run.sh" lies in services/api/docker, the context is the workspace root',
      'write "services/api/docker/run.sh", or set "context": "services/api/docker"',
    ],
    [
      'above the context, and written with dots',
      { copies: '../shared', context: 'services/api', files: ['services/shared/x', 'services/api/x'] },
      '".." stops at the root of the context, so that the engine looks for "shared" there; "shared" lies in services, the context is services/api',
      'set "context": "services"',
    ],
    [
      'beside the project, and written with dots',
      { copies: '../lib', files: ['services/lib/x', 'services/api/x'] },
      '".." stops at the root of the context, so that the engine looks for "lib" there; "lib" lies in services, the context is the workspace root',
      'write "services/lib", or set "context": "services"',
    ],
    [
      'nowhere, and written with dots that lead nowhere',
      { copies: 'a/../../b', files: ['x'] },
      '".." stops at the root of the context, so that the engine looks for "b" there; sources are looked up from the workspace root, and there is none of that name',
      'mend the path, or create the file',
    ],
    [
      'there in another case',
      { copies: 'Backend/Src/main.py', files: ['backend/src/main.py'] },
      'the context, the workspace root, has it as "backend/src/main.py", in other letters',
      'write "backend/src/main.py"',
    ],
    [
      'there under a similar name',
      { copies: 'bakend/src', context: 'apps', files: ['apps/backend/src/x'] },
      'the context, apps, has none of that name',
      'did you mean "backend/src"? It exists',
    ],
    [
      'nowhere',
      { copies: 'data', files: ['services/api/x'] },
      'sources are looked up from the workspace root, and there is none of that name',
      'mend the path, or create the file',
    ],
    [
      'nowhere around a context of its own',
      { copies: 'data', context: 'docker', files: ['docker/x'] },
      'sources are looked up from docker, and there is none of that name, nor in the folders above it or in the project',
      'mend the path, or create the file',
    ],
  ])('%s', (_, situation, why, fix) => {
    expect(explain(situation)).toEqual({ why, fix });
  });
});
