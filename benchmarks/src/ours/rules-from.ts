import { readFileSync } from 'node:fs';
import { readIgnoreRules, type IgnoreRules } from '../../../packages/plugin/dist/dockerignore/ignore-rules';

/** Reads the rules of an ignore file, wherever it lies. */
export function rulesFrom(ignoreFile: string): IgnoreRules {
  return readIgnoreRules(readFileSync(ignoreFile, 'utf8'), ignoreFile);
}
