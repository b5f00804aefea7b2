import { join } from 'node:path';
import type { CommandRunner } from '../../host/command-runner';
import { readTextIfPresent } from '../../host/file-system';
import { withTemporaryFolder } from '../../host/written-files';
import type { BuildEnd, BuildIo, BuildRequest } from '../engine';
import { describeEnd } from './ask';
import { buildArguments } from './build-arguments';

/** Builds with buildx and takes the names of the result from its metadata file, not from its log. */
export function build(
  run: CommandRunner,
  environment: NodeJS.ProcessEnv,
  request: BuildRequest,
  { signal, onOutput }: BuildIo,
): Promise<BuildEnd> {
  return withTemporaryFolder(async (folder) => {
    const metadataFile = join(folder, 'metadata.json');
    const end = await run(['docker', ...buildArguments(request, metadataFile)], {
      cwd: request.contextRoot,
      environment,
      signal,
      onOutput,
      terminal: request.progress === 'tty',
    });
    if (signal.aborted) return { kind: 'interrupted' };
    if (end.kind !== 'exited' || end.status !== 0) return { kind: 'failed', log: describeEnd(end) };
    return readBuildEnd(readTextIfPresent(metadataFile) ?? '{}');
  });
}

/**
 * The classic image store knows an image by the digest of its configuration and reports that as `containerimage.digest`
 * too; the containerd store knows it by the digest of its manifest.
 */
function readBuildEnd(metadata: string): BuildEnd {
  const facts = JSON.parse(metadata) as Partial<Record<string, string>>;
  const reported = facts['containerimage.digest'];
  const configuration = facts['containerimage.config.digest'];
  const candidateIds = [reported, configuration].filter((digest) => digest !== undefined);
  if (candidateIds.length === 0)
    throw new Error(`docker buildx reported success, but named no image: ${metadata}`);
  return { kind: 'built', candidateIds, digest: reported === configuration ? undefined : reported };
}
