import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer } from '../../../../tools/dist/record-answers/ask-engine';
import { readBuildContext, type Dialect } from 'nx-alpine';

/** What our model says that an engine receives from a folder under an ignore file, or that it would refuse that file. */
export async function listContext(root: string, ignoreText: string, dialect: Dialect): Promise<Answer> {
  await writeFile(join(root, '.dockerignore'), ignoreText);
  try {
    const { files } = await readBuildContext({ root, dialect });
    const emptied = files.filter(({ size }) => size === 0);
    return { included: files.map(({ path }) => path), emptied: emptied.map(({ path }) => path) };
  } catch (error) {
    if (error instanceof Error && error.name === 'UserError') return { error: 'refused' };
    throw error;
  }
}
