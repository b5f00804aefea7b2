import { ALPINE_FAILURES } from './alpine';
import { ARCHIVE_FAILURES } from './archives';
import { DOCKERFILE_FAILURES } from './dockerfile';
import { ENGINE_FAILURES } from './engine';
import { OUT_OF_MEMORY } from './machine';
import { NODE_FAILURES } from './node';
import { OPTION_FAILURES } from './options';
import { PYTHON_FAILURES } from './python';
import { REGISTRY_FAILURES } from './registry';

export { ENGINE_FAILURES } from './engine';

/** What an engine prints that refuses a build; a Dockerfile that it cannot read is never asked of a registry. */
export const REFUSALS = [
  ...OPTION_FAILURES,
  ...DOCKERFILE_FAILURES,
  ...ARCHIVE_FAILURES,
  ...REGISTRY_FAILURES,
];

/** What a RUN step prints; package managers say more of a failure than the system under them. */
export const STEP_FAILURES = [OUT_OF_MEMORY, ...PYTHON_FAILURES, ...NODE_FAILURES, ...ALPINE_FAILURES];

/** Everything that is known, in the order in which it is looked for. */
export const CATALOGUE = [...ENGINE_FAILURES, ...REFUSALS, ...STEP_FAILURES];
