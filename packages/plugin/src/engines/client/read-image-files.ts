import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { RunResult } from '../../host/command-runner';
import { readTextIfPresent } from '../../host/file-system';
import { withTemporaryFolder } from '../../host/written-files';
import { succeed, type Client } from './client';

/** Copies files out of a container of docker or podman that is made for it, never started, and removed again. */
export async function readImageFiles(
  client: Client,
  image: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string | undefined>> {
  const container = `nx-alpine-look-${randomUUID()}`;
  const create = ['container', 'create', '--name', container, '--pull', 'never', image, 'never-started'];
  try {
    succeed(await client.ask(create));
    return await withTemporaryFolder(async (folder) => {
      const contents = await Promise.all(
        paths.map((path, index) => copyOut(client, `${container}:${path}`, join(folder, String(index)))),
      );
      return new Map(paths.map((path, index) => [path, contents[index]]));
    });
  } finally {
    await client.ask(['container', 'rm', '--force', container]);
  }
}

async function copyOut({ program, ask }: Client, source: string, copy: string): Promise<string | undefined> {
  // podman follows links by itself.
  const follow = program === 'docker' ? ['--follow-link'] : [];
  const answer = await ask(['container', 'cp', ...follow, source, copy]);
  if (isMissingFile(answer)) return undefined;
  succeed(answer);
  return readTextIfPresent(copy);
}

/** Docker of today, docker 20.10 and podman, of a path that a container lacks. */
function isMissingFile(answer: RunResult): boolean {
  return (
    answer.kind === 'exited' &&
    answer.status !== 0 &&
    /could not find the file|no such container:path|could not be found on container/i.test(answer.stderr)
  );
}
