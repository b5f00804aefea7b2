import { join } from 'node:path';
import { readTextIfPresent } from '../host/file-system';
import { removeFile, writeFileWhole } from '../host/written-files';

/** The folder with the results of a project. */
export function resultFolder(workspaceRoot: string, projectRoot: string): string {
  return join(workspaceRoot, 'dist/nx-alpine', projectRoot);
}

/** Where a record of a project lies, such as `image` or `clean-context`. */
export function recordPath(workspaceRoot: string, projectRoot: string, name: string): string {
  return join(resultFolder(workspaceRoot, projectRoot), `${name}.json`);
}

/** The record of the last run; undefined where there is none, or another version of this program wrote it. */
export function readLastRecord<Record extends { readonly schemaVersion: number }>(
  path: string,
  schemaVersion: Record['schemaVersion'],
): Record | undefined {
  try {
    const record = JSON.parse(readTextIfPresent(path) ?? 'null') as Record | null;
    return record?.schemaVersion === schemaVersion ? record : undefined;
  } catch {
    return undefined;
  }
}

/** Takes the last record away, so that one that is there always tells of a run that ended. */
export async function clearRecord(path: string): Promise<void> {
  await removeFile(path);
}

/** Writes a record; it is there whole or not at all. */
export async function writeRecord(path: string, record: object): Promise<void> {
  await writeFileWhole(path, `${JSON.stringify(record, null, 2)}\n`);
}
