import type { Export } from '../build-request';
import type { EngineFacts } from '../engine-facts';

/** The first version whose archives are of type oci too. */
const SAVES_OCI = 25;

/** Whether an archive can be saved from the engine, of the very image that was verified. */
export function savesArchive({ version }: EngineFacts, type: Export['type']): boolean {
  return type === 'docker' || (type === 'oci' && Number.parseInt(version, 10) >= SAVES_OCI);
}
