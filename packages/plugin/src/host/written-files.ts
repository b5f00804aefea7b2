import { randomUUID } from 'node:crypto';
import { appendFile, chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Writes a file so that a reader sees the old content or the new, never a part; with a mode, it gets that. */
export async function writeFileWhole(
  path: string,
  content: string | Uint8Array,
  mode?: number,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, content);
    if (mode !== undefined) await chmod(draft, mode);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Makes a folder with all that leads to it; one that is there is fine. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
}

/** Removes a file; one that is not there is fine. */
export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** Removes a folder with all that is in it; one that is not there is fine. */
export async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}

/** Runs a job with a folder of its own, which is gone afterwards however the job ends. */
export async function withTemporaryFolder<T>(job: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'nx-alpine-'));
  try {
    return await job(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Adds to the end of a file, which is made where there is none. */
export async function appendToFile(path: string, content: string): Promise<void> {
  await appendFile(path, content);
}
