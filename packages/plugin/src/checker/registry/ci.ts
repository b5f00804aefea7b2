import type { AnyRule } from '../rule';
import { missingFile } from '../rules/ci/missing-file';
import { unknownFlag } from '../rules/ci/unknown-flag';

/** Rules on workflows of CI, scripts and documents. */
export const CI_RULES: readonly AnyRule[] = [missingFile, unknownFlag];
