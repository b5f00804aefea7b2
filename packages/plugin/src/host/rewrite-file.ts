import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { errorCode } from './error-code';
import { writeFileWhole } from './written-files';

/**
 * Gives a file below a folder another text, and says why not where it cannot: it leads out of the folder, or it is not what was read
 * before, byte for byte.
 */
export async function rewriteFile(
  root: string,
  path: string,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<string | undefined> {
  try {
    const [folder, file] = [await realpath(root), await realpath(join(root, path))];
    if (!isInside(folder, file)) return 'it is a link that leads out of the workspace';
    if (!(await readFile(file)).equals(Buffer.from(before))) {
      return 'it has changed meanwhile, or is not UTF-8';
    }
    const { mode } = await stat(file);
    await writeFileWhole(file, after, mode & 0o7777);
    return undefined;
  } catch (error) {
    const code = errorCode(error);
    if (!/^E[A-Z0-9]+$/.test(code)) throw error;
    return `it cannot be written: ${code}`;
  }
}

function isInside(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}
