import { readTextInside } from '../../host/text-inside';

/** The program that reads files of a mounted image from within the namespace where it is mounted: paths in, JSON out. */
function readMountedFiles(root: string, paths: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(paths.map((path) => [path, readTextInside(root, path)])));
}

if (require.main === module) {
  console.log(readMountedFiles(process.env['NX_ALPINE_MOUNT'] ?? '', process.argv.slice(2)));
}
