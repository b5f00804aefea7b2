import type { AnyRule } from '../rule';
import { bypassKeyOutsideStaging } from '../rules/env/bypass-key-outside-staging';
import { duplicateKey } from '../rules/env/duplicate-key';
import { exampleDrift } from '../rules/env/example-drift';
import { expiredDate } from '../rules/env/expired-date';
import { hostDiffers } from '../rules/env/host-differs';
import { localHostInStaging } from '../rules/env/local-host-in-staging';
import { malformedValue } from '../rules/env/malformed-value';
import { plainSecret } from '../rules/env/plain-secret';
import { productionInStaging } from '../rules/env/production-in-staging';
import { readDifferently } from '../rules/env/read-differently';
import { uncoveredHost } from '../rules/env/uncovered-host';

/** Rules on env files. */
export const ENV_RULES: readonly AnyRule[] = [
  bypassKeyOutsideStaging,
  duplicateKey,
  exampleDrift,
  expiredDate,
  hostDiffers,
  localHostInStaging,
  malformedValue,
  plainSecret,
  productionInStaging,
  readDifferently,
  uncoveredHost,
];
