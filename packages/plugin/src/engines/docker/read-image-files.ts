import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { readTextIfPresent } from '../../host/file-system';
import { withTemporaryFolder } from '../../host/written-files';
import { isMissing, succeed, type Ask } from './ask';

/** Copies files out of a container that is made for it, never started, and removed again. */
export async function readImageFiles(
  ask: Ask,
  image: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string | undefined>> {
  const container = `nx-alpine-look-${randomUUID()}`;
  try {
    succeed(
      await ask(['container', 'create', '--name', container, '--pull', 'never', image, 'never-started']),
    );
    return await withTemporaryFolder(async (folder) => {
      const contents = new Map<string, string | undefined>();
      for (const [index, path] of paths.entries()) {
        contents.set(path, await copyOut(ask, `${container}:${path}`, join(folder, String(index))));
      }
      return contents;
    });
  } finally {
    await ask(['container', 'rm', '--force', container]);
  }
}

async function copyOut(ask: Ask, source: string, copy: string): Promise<string | undefined> {
  const answer = await ask(['container', 'cp', '--follow-link', source, copy]);
  if (isMissing(answer)) return undefined;
  succeed(answer);
  return readTextIfPresent(copy);
}
