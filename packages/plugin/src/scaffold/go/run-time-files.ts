import { posix } from 'node:path';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { goFiles } from './detect-main';

/** Folders that are there for nothing but to be read when a program runs. */
const READ = ['templates', 'views', 'static', 'public', 'assets', 'migrations', 'locales'];

/** Folders and files that may be read, and are where the sources name them. */
const READ_IF_NAMED = ['config', 'configs', 'conf', 'web', 'i18n', 'sql'];
const FILE_READ_IF_NAMED = /\.(?:ya?ml|toml|json|ini|html|tmpl|gohtml|sql|csv|txt)$/;

/** Files of this kind that are for tools, and that the ignore file keeps outside. */
const FOR_TOOLS = /^(?:\.|project\.json$|package\.json$|(?:docker-)?compose)/;

/** Levels of folders in which something beside Go is looked for. */
const DEPTH = 3;

/**
 * What lies beside the sources of a program and is read when it runs, as names in the folder of the project: folders of usual
 * names and files that the sources name, but for what the compiler puts into the program.
 *
 * https://pkg.go.dev/embed
 */
export function findRunTimeFiles(
  { root }: ScaffoldProject,
  texts: readonly string[],
  files: WorkspaceFiles,
): string[] {
  const named = new Set(texts.flatMap(namesInText));
  return files.list(root).filter((name) => {
    const path = posix.join(root, name);
    if (isEmbedded(root, name, files)) return false;
    if (files.read(path) !== undefined)
      return FILE_READ_IF_NAMED.test(name) && !FOR_TOOLS.test(name) && named.has(name);
    const isRead = READ.includes(name) || (READ_IF_NAMED.includes(name) && named.has(name));
    return isRead && holdsMoreThanGo(path, files);
  });
}

/** The first part of each relative path that stands in a text as a string, with a scheme or without. */
function namesInText(text: string): string[] {
  return Array.from(text.matchAll(/["`](?:file:\/\/)?(?:\.\/)?([\w.-]+)(?=[/"`])/g), ([, name = '']) => name);
}

/** The sources beside a folder may embed it, and so may those inside. */
function isEmbedded(root: string, name: string, files: WorkspaceFiles): boolean {
  const above = goFiles(root, files).flatMap((text) => embeddedNames(text));
  return (
    above.includes(name) ||
    goFiles(posix.join(root, name), files).some((text) => embeddedNames(text).length > 0)
  );
}

/** The first part of each pattern of a `//go:embed`. */
function embeddedNames(text: string): string[] {
  return Array.from(text.matchAll(/^\/\/go:embed[ \t]+(.+)$/gm), ([, patterns = '']) => patterns)
    .flatMap((patterns) => patterns.trim().split(/\s+/))
    .map((pattern) => pattern.replace(/^["`]?(?:all:)?(?:\.\/)?/, '').split(/[/"`]/)[0] ?? '');
}

function holdsMoreThanGo(folder: string, files: WorkspaceFiles, depth = DEPTH): boolean {
  return files.list(folder).some((name) => {
    const path = posix.join(folder, name);
    if (files.read(path) !== undefined) return !name.endsWith('.go') && !name.startsWith('.');
    return depth > 0 && holdsMoreThanGo(path, files, depth - 1);
  });
}
