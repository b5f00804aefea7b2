import { readFileSync } from 'node:fs';
import { rulesAtRoot, type FolderRules } from '../../../packages/plugin/dist/dockerignore/folder-rules';
import { median } from '../measuring/statistics';
import { rulesFrom } from './rules-from';

/** A folder as a walk meets it: it has the names in it, and comes from the folder above. */
interface Folder {
  readonly path: string;
  readonly files: string[];
  readonly folders: { readonly name: string; readonly folder: Folder }[];
}

const PASSES = 5;

/** `matcher <pathsFile> <ignoreFile>`: nanoseconds a path, none skipped, compiling included; the median of five passes. */
function main([pathsFile = '', ignoreFile = '']: readonly string[]): void {
  const lines = readFileSync(pathsFile, 'utf8').trimEnd().split('\n');
  const tree = toTree(lines);
  const passes = Array.from({ length: PASSES }, () => timePass(tree, ignoreFile) / lines.length);
  console.log(median(passes).toFixed(1));
}

/** Lines with a slash at the end are folders, and come before what lies in them. */
function toTree(lines: readonly string[]): Folder {
  const root: Folder = { path: '', files: [], folders: [] };
  const known = new Map([['', root]]);
  for (const line of lines) {
    const isFolder = line.endsWith('/');
    const path = isFolder ? line.slice(0, -1) : line;
    const slash = path.lastIndexOf('/');
    const parent = known.get(path.slice(0, Math.max(slash, 0)));
    if (parent === undefined) throw new Error(`${path} comes before its folder`);
    // A copy of its own, as the file system gives it, and no window on the long text that was read.
    const name = Buffer.from(path.slice(slash + 1)).toString();
    if (isFolder) {
      const folder: Folder = { path, files: [], folders: [] };
      known.set(path, folder);
      parent.folders.push({ name, folder });
    } else {
      parent.files.push(name);
    }
  }
  return root;
}

function timePass(tree: Folder, ignoreFile: string): number {
  const started = process.hrtime.bigint();
  walk(tree, rulesAtRoot(rulesFrom(ignoreFile)));
  return Number(process.hrtime.bigint() - started);
}

function walk({ path, files, folders }: Folder, rules: FolderRules): void {
  for (const name of files) rules.excludesFile(name, path);
  for (const { name, folder } of folders) walk(folder, rules.enter(name, path));
}

main(process.argv.slice(2));
