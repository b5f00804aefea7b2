import { posix } from 'node:path';
import type { WorkspaceFiles } from '../workspace-files';
import type { PackageJson } from './package-json';

/** Whether a package can be built alone inside an image; what Nx or turbo runs needs the whole workspace. */
export function hasBuildScript(manifest: PackageJson | undefined): boolean {
  const script = manifest?.scripts['build'];
  return script !== undefined && !/(?:^|[\s;&|])(?:nx|turbo|lerna)\s/.test(script);
}

/** The folder in which a path of a package lies, if that is made by its build; from the workspace root. */
export function builtFolderOf(path: string, root: string, files: WorkspaceFiles): string | undefined {
  const whole = posix.join(root, path);
  const first = posix.normalize(path).split('/')[0] ?? '';
  if (!path.includes('/') || first === '..' || first === '.' || first === 'node_modules') return undefined;
  const isBuilt = USUAL.includes(first) || first === outDir(root, files);
  return isBuilt || !exists(whole, files) ? posix.join(root, first) : undefined;
}

/** Folders that lie on a developer's machine, too, after a build. */
const USUAL = ['dist', 'build', 'out', '.output', '.next'];

/** Where TypeScript puts what it makes, as a name in the folder of the package. */
export function outDir(root: string, files: WorkspaceFiles): string | undefined {
  for (const name of ['tsconfig.build.json', 'tsconfig.app.json', 'tsconfig.json']) {
    const text = files.read(posix.join(root, name)) ?? '';
    const folder = /"outDir"\s*:\s*"(?:\$\{configDir\}\/)?([^"]+)"/.exec(text)?.[1];
    const inside = folder === undefined ? '..' : posix.normalize(folder).replace(/\/$/, '');
    if (!inside.startsWith('..')) return inside.split('/')[0];
  }
  return undefined;
}

/** Whether Node.js would find a file by this path, which may leave out the ending. */
export function exists(path: string, files: WorkspaceFiles): boolean {
  return resolveFile(path, files) !== undefined;
}

/** The file that Node.js would take for this path. */
export function resolveFile(path: string, files: WorkspaceFiles): string | undefined {
  return [path, `${path}.js`, posix.join(path, 'index.js')].find((file) => files.read(file) !== undefined);
}
