import { dirname } from 'node:path';
import { exists, readTextIfPresent } from '../../host/file-system';
import { makeFolder, removeFile, writeFileWhole } from '../../host/written-files';

/** What lies beside an archive and says of what it is. */
export interface ArchiveNote {
  /** Digest of the inputs of the image. */
  readonly inputs: string;
  /** The image's id, by which the engine knows it once it is loaded. */
  readonly id: string;
}

/** What an archive holds, where it is of these very inputs and still there. */
export function recallArchive(archive: string, inputs: string): ArchiveNote | undefined {
  try {
    const note = JSON.parse(readTextIfPresent(notePath(archive)) ?? '{}') as Partial<ArchiveNote>;
    return note.inputs === inputs && note.id !== undefined && exists(archive)
      ? { inputs, id: note.id }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Lets an archive be written, and says of what it is only when it is whole. */
export async function writeArchive<End extends { readonly kind: string }>(
  archive: string,
  note: ArchiveNote,
  write: () => Promise<End>,
): Promise<End> {
  await makeFolder(dirname(archive));
  // Clients refuse to write over an archive, or add to it.
  await Promise.all([removeFile(archive), removeFile(notePath(archive))]);
  const end = await write();
  if (end.kind === 'done') await writeFileWhole(notePath(archive), `${JSON.stringify(note, null, 2)}\n`);
  else await removeFile(archive);
  return end;
}

function notePath(archive: string): string {
  return `${archive}.json`;
}
