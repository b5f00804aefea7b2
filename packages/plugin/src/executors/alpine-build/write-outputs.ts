import { dirname, relative, sep } from 'node:path';
import { toContextPath } from '../../base/context-path';
import type { BuildRequest, Export } from '../../engines/build-request';
import type { BuildIo, Engine, TransferEnd } from '../../engines/engine';
import { makeFolder, removeFile } from '../../host/written-files';
import type { ImageOutput } from '../../image/image-record';
import type { BuildJob } from './build-job';
import { withRetries, type Patience } from './with-retries';

/** Makes the files and folders that were asked for of a verified image. */
export async function writeOutputs(
  job: BuildJob,
  request: BuildRequest,
  image: string,
  engine: Engine,
  io: BuildIo,
  patience: Patience,
): Promise<ImageOutput[] | 'interrupted'> {
  for (const target of job.exports) {
    await makeRoom(target);
    const end = await withRetries<TransferEnd>(
      (once) => engine.export(image, request, target, once),
      io,
      patience,
    );
    if (end.kind !== 'done') return 'interrupted';
  }
  return job.exports.map(({ type, destination }) => ({
    type,
    path: toContextPath(relative(job.task.workspaceRoot, destination), sep),
  }));
}

/** A folder keeps what is in it, as with docker; a file is written anew, which some clients refuse to do. */
async function makeRoom({ type, destination }: Export): Promise<void> {
  if (type === 'local') return makeFolder(destination);
  await makeFolder(dirname(destination));
  await removeFile(destination);
}
