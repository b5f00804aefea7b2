import { join } from 'node:path';
import { readTextIfPresent } from '../../host/file-system';
import { withTemporaryFolder } from '../../host/written-files';
import type { BuildRequest } from '../build-request';
import type { BuildEnd, BuildIo } from '../engine';
import { readWorkEnd, type Client } from './client';

/** Builds with a client that writes the id of the result to a file. */
export function buildWithIdFile(
  client: Client,
  request: BuildRequest,
  io: BuildIo,
  toArguments: (idFile: string) => readonly string[],
): Promise<BuildEnd> {
  return withTemporaryFolder(async (folder) => {
    const idFile = join(folder, 'image-id');
    const place = { cwd: request.contextRoot, terminal: request.progress === 'tty' };
    const end = readWorkEnd(await client.work(toArguments(idFile), io, place), io.signal);
    if (end.kind !== 'done') return end;
    const id = readTextIfPresent(idFile)?.trim() ?? '';
    if (id === '') throw new Error(`${client.program} reported success, but named no image`);
    return { kind: 'built', candidateIds: [id], metadata: undefined };
  });
}
