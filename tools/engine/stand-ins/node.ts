import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { must } from '../run';
import { parseLdd } from './ldd';
import { copyNpm, npmOfThisMachine } from './npm';
import type { StandIn } from './stand-in';

const npm = npmOfThisMachine();

/** Stands in for `node:…-alpine…`, with the Node.js that runs this tool, whatever its version, and this machine's npm. */
export const node: StandIn = {
  contents:
    `Node.js ${process.versions.node} of the machine that made it, with the GNU C library` +
    `${npm ? ', its npm' : ''}, and BusyBox`,
  recorders: npm ? ['yarn'] : ['npm', 'npx', 'yarn'],
  users: [{ name: 'node', id: 1000, home: '/home/node' }],
  instructions: [
    'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    `ENV NODE_VERSION=${process.versions.node}`,
    'CMD ["node"]',
  ],

  async fill(root, _packages, signal) {
    const libraries = await must('cannot tell the libraries of node', 'ldd', [process.execPath], { signal });
    for (const library of withOldParts(parseLdd(libraries))) copy(library, join(root, library));
    copy(process.execPath, join(root, 'usr/local/bin/node'));
    if (npm) await copyNpm(npm, root, signal);
  },
};

/**
 * The GNU C library still has, as files of their own, parts that are empty by now. Programs that npm installs ask for them,
 * such as rollup's.
 */
function withOldParts(libraries: readonly string[]): string[] {
  const folder = libraries.map((path) => dirname(path)).find((path) => existsSync(join(path, 'librt.so.1')));
  const parts = ['librt.so.1', 'libutil.so.1', 'libresolv.so.2'];
  return [...libraries, ...(folder === undefined ? [] : parts.map((name) => join(folder, name)))].filter(
    (path) => existsSync(path),
  );
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}
