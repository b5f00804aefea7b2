import { join } from 'node:path';
import { asRecord, asText } from '../../base/unknown-record';
import { readTextIfPresent } from '../../host/file-system';

/** The version of this program, by its own manifest beside the compiled folder. */
export function ownVersion(): string {
  const manifest: unknown = JSON.parse(readTextIfPresent(join(__dirname, '../../../package.json')) ?? '{}');
  return asText(asRecord(manifest)['version']);
}
