import { join } from 'node:path';
import { removeFile, writeFileWhole } from '../host/file-system';
import type { ImageRecord } from './image-record';

/** Where the record of a project's image lies. */
export function imageRecordPath(workspaceRoot: string, projectRoot: string): string {
  return join(workspaceRoot, 'dist/nx-alpine', projectRoot, 'image.json');
}

/** Takes the last record away, so that one that is there always tells of a build that ended. */
export async function clearImageRecord(path: string): Promise<void> {
  await removeFile(path);
}

/** Writes the record; it is there whole or not at all. */
export async function writeImageRecord(path: string, record: ImageRecord): Promise<void> {
  await writeFileWhole(path, `${JSON.stringify(record, null, 2)}\n`);
}
