import { readFileSync } from 'node:fs';
import { rulesAtRoot, type FolderRules } from '../../../packages/plugin/dist/dockerignore/folder-rules';
import { rulesFrom } from './rules-from';

interface Named {
  readonly folder: string;
  readonly name: string;
  readonly isFolder: boolean;
}

const PASSES = 5;

/** `matcher <pathsFile> <ignoreFile>`: nanoseconds a path, none skipped, compiling included; the median of five passes. */
function main([pathsFile = '', ignoreFile = '']: readonly string[]): void {
  const paths = readFileSync(pathsFile, 'utf8').trimEnd().split('\n').map(toNamed);
  const times = Array.from({ length: PASSES }, () => timePass(paths, ignoreFile)).sort(
    (one, other) => one - other,
  );
  console.log(times[Math.floor(PASSES / 2)]?.toFixed(1));
}

function toNamed(line: string): Named {
  const isFolder = line.endsWith('/');
  const path = isFolder ? line.slice(0, -1) : line;
  const slash = path.lastIndexOf('/');
  return { folder: slash === -1 ? '' : path.slice(0, slash), name: path.slice(slash + 1), isFolder };
}

/** Asks as a walk does: it knows the rules of the folder that it is in. */
function timePass(paths: readonly Named[], ignoreFile: string): number {
  const started = process.hrtime.bigint();
  const root = rulesAtRoot(rulesFrom(ignoreFile));
  const folders = new Map<string, FolderRules>([['', root]]);
  let path = '';
  let rules = root;
  for (const { folder, name, isFolder } of paths) {
    if (folder !== path) {
      path = folder;
      rules = folders.get(folder) ?? root;
    }
    if (isFolder) folders.set(folder === '' ? name : `${folder}/${name}`, rules.enter(name, folder));
    else rules.excludesFile(name, folder);
  }
  return Number(process.hrtime.bigint() - started) / paths.length;
}

main(process.argv.slice(2));
