import { isRecord, type UnknownRecord } from '../../base/unknown-record';
import { readTextIfReadable } from '../../host/file-system';

/** A JSON file's object; an empty one where there is none or it is broken, for which Nx itself reports the error. */
export function readManifest(file: string): UnknownRecord {
  try {
    const value: unknown = JSON.parse(readTextIfReadable(file) ?? '{}');
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
