import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import glob from 'fast-glob';
import { zipSync } from 'fflate';
import { alsoNeeded, partOf } from './packages';
import { toWheel, type Files, type Target } from './wheel';

const target: Target = {
  python: 'cp313',
  platform: `linux_${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}`,
};

/** Not compressed, because it is made to be installed at once; always of the same date, so that hashes can be compared. */
const asItIs = { level: 0, mtime: '2020-01-01' } as const;

/** Makes a wheel of each unpacked package below a folder. */
export function makeWheelhouse(unpacked: string, wheelhouse: string): void {
  mkdirSync(wheelhouse, { recursive: true });
  for (const name of readdirSync(unpacked).filter((one) => !(one in partOf))) {
    const parts = [name, ...Object.keys(partOf).filter((part) => partOf[part] === name)];
    const files = new Map(parts.flatMap((part) => [...readInstalled(join(unpacked, part))]));
    const wheel = toWheel(files, target, alsoNeeded[name]);
    writeFileSync(join(wheelhouse, wheel.fileName), zipSync(Object.fromEntries(wheel.files), asItIs));
  }
}

/** Links that lead out of the package lead nowhere here: Debian keeps the jQuery of Django elsewhere. */
function readInstalled(packageFolder: string): Files {
  const cwd = join(packageFolder, 'usr/lib/python3/dist-packages');
  const paths = glob.sync('**', { cwd, dot: true, followSymbolicLinks: false });
  return new Map(paths.sort().map((path) => [path, new Uint8Array(readFileSync(join(cwd, path)))]));
}
