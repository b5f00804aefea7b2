import { execa } from 'execa';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What an installation leaves beside the packages; tests may write over these, so they are copied. */
const FILES = ['package.json', 'package-lock.json'];

/**
 * Gives a workspace the packages that another one has installed before, and says whether there are any. They are hard links: a test may
 * remove what is installed or replace it, and must not write into it.
 */
export async function takePreparedPackages(name: string, root: string): Promise<boolean> {
  const prepared = folderOf(name);
  if (!existsSync(prepared)) return false;
  await copyPackages(prepared, root);
  return true;
}

/** Keeps the packages of a workspace for the next ones. Of two that are ready at once, one is kept. */
export async function keepPackages(name: string, root: string): Promise<void> {
  const partial = await mkdtemp(`${folderOf(name)}-partial-`);
  await copyPackages(root, partial);
  await rename(partial, folderOf(name)).catch(() => rm(partial, { recursive: true }));
}

async function copyPackages(from: string, to: string): Promise<void> {
  await execa('cp', ['-RPl', join(from, 'node_modules'), join(to, 'node_modules')]);
  for (const file of FILES) await copyFile(join(from, file), join(to, file));
}

function folderOf(name: string): string {
  return join(process.env['E2E_PREPARED_PACKAGES'] ?? '', name);
}
