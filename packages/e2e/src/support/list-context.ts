import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBuildContext, type Dialect } from 'nx-alpine';

/** What our model says that an engine receives from a folder under an ignore file, or that it would refuse that file. */
export async function listContext(
  root: string,
  ignoreText: string,
  dialect: Dialect,
): Promise<string[] | 'error'> {
  await writeFile(join(root, '.dockerignore'), ignoreText);
  try {
    const { files } = await readBuildContext({ root, dialect });
    return files.map(({ path }) => path);
  } catch (error) {
    if (error instanceof Error && error.name === 'UserError') return 'error';
    throw error;
  }
}
