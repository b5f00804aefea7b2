import type { AnyRule } from '../rule';
import { cachedImageTarget } from '../rules/nx/cached-image-target';
import { inputsMissIgnoreFile } from '../rules/nx/inputs-miss-ignore-file';

/** Rules on the configuration of Nx. */
export const NX_RULES: readonly AnyRule[] = [cachedImageTarget, inputsMissIgnoreFile];
