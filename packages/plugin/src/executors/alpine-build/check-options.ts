import { compileOptionsCheck } from '../../workspace/check-options';
import type { AlpineBuildOptions } from './options';
import schema from './schema.json';

/** Compares raw options with the schema; a value that may be a secret is never repeated in a problem. */
export const checkOptions = compileOptionsCheck<AlpineBuildOptions>(schema, /^\/(?:secrets|buildArgs)/);
