import { join } from 'node:path';
import { fingerprintOf } from '../fingerprint';
import { repositoryRoot } from '../repository-root';

/** The folder of the wheels that the stand-in of Python installs from; it is not there until somebody asks for template images. */
export function wheelhouse(cache = join(repositoryRoot(), '.cache/engine')): string {
  return join(cache, `wheels-${fingerprintOf([process.arch], join(__dirname, '../wheels'))}`);
}
